package org.lmsbridge.enrol.event;

import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.CourseRole;

/**
 * Somebody who takes part in an event. Immutable.
 *
 * @param contact who; gets an account if there is none
 * @param role as what: instructors stay when the event ends
 */
public record Participant(Contact contact, CourseRole role) {}
