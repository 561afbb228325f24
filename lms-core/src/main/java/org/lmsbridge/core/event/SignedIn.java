package org.lmsbridge.core.event;

import java.time.Instant;
import org.lmsbridge.core.records.ContactId;

/**
 * A contact's password was checked and found right. Published by the auth plugin.
 *
 * @param contact who
 * @param at when
 */
public record SignedIn(ContactId contact, Instant at) implements Event {}
