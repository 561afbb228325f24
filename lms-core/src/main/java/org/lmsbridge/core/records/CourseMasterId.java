package org.lmsbridge.core.records;

/**
 * The records' id of a course master.
 *
 * @param value the id as the records write it; not blank, at most 200 characters
 */
public record CourseMasterId(String value) implements BookingTarget {
    public CourseMasterId {
        Ids.check("CourseMasterId", value);
    }

    /** {@return the bare id} */
    @Override
    public String toString() {
        return value;
    }
}
