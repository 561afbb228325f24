package org.lmsbridge.core.event;

import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Provenance;

/**
 * A contact has an account in the site now, and the link is stored. Published by whoever stored it.
 *
 * @param contact who
 * @param lmsUserId the user's number in the site
 * @param provenance whether the account was made or was there
 */
public record AccountLinked(ContactId contact, long lmsUserId, Provenance provenance) implements Event {}
