package org.lmsbridge.moodle.destination;

/** What a field of a web service function holds, and so what is taken for a value of it. */
public enum FieldType {
    /** A text; numbers and truth values are written out. */
    TEXT,
    /** A whole number. */
    NUMBER,
    /** A truth value: true and false, yes and no, y and n, on and off, 1 and 0, in any case. */
    TRUTH,
    /**
     * A moment: a date or time of the JDK, an ISO date or date-time, or seconds since 1970; 0 stands for no time. What
     * has no zone of its own is taken in the zone of the destination.
     */
    TIME,
    /** A password or the like, shown to nobody. */
    SECRET,
    /** As it is: lists, maps and values of any kind. */
    ANY
}
