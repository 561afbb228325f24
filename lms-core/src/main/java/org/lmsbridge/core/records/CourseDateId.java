package org.lmsbridge.core.records;

/**
 * The records' id of a course date.
 *
 * @param value the id as the records write it; not blank, at most 200 characters
 */
public record CourseDateId(String value) implements BookingTarget {
    public CourseDateId {
        Ids.check("CourseDateId", value);
    }

    /** {@return the bare id} */
    @Override
    public String toString() {
        return value;
    }
}
