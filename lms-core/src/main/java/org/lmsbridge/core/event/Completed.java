package org.lmsbridge.core.event;

import java.time.Instant;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;

/**
 * A contact completed what one of the registrations was for. Published by the completion plugin when it has seen it,
 * before the records have been told.
 *
 * @param registration of which registration
 * @param contact who
 * @param lmsCourseId the course's number in the site
 * @param at when it was completed, as the site says
 */
public record Completed(RegistrationId registration, ContactId contact, long lmsCourseId, Instant at)
        implements Event {}
