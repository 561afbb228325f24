package org.lmsbridge.core.records;

/** What a registration is booked on: a course date, or (eLearning) a course master as such. */
public sealed interface BookingTarget permits CourseDateId, CourseMasterId {
    /** {@return the id as the records write it} */
    String value();
}
