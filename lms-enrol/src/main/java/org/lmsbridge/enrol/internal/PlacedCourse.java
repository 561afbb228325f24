package org.lmsbridge.enrol.internal;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.lmsbridge.core.records.BookingTarget;

/**
 * A Moodle course and what can be booked to be in it.
 *
 * @param subject how changes name the course
 * @param title what people call it in tables
 * @param lmsId the course's number in the site; empty if the plan makes it
 * @param targets what leads into it as the records stand
 * @param withdrawn what led into it and does not take place, or is over
 */
record PlacedCourse(
        String subject, String title, OptionalLong lmsId, List<BookingTarget> targets, Set<BookingTarget> withdrawn) {
    PlacedCourse {
        targets = List.copyOf(targets);
        withdrawn = Set.copyOf(withdrawn);
    }
}
