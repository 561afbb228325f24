package org.lmsbridge.core.event;

import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.state.Provenance;

/**
 * Bookings on a course date or course master lead into a course of the site now, and the link is stored. Published by
 * whoever stored it. Several targets may lead into one course.
 *
 * @param target what is booked
 * @param lmsCourseId the course's number in the site
 * @param provenance whether the course was made or was there
 */
public record CourseLinked(BookingTarget target, long lmsCourseId, Provenance provenance) implements Event {}
