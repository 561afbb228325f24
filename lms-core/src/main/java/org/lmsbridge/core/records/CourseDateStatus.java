package org.lmsbridge.core.records;

/** How far a course date has come. */
public enum CourseDateStatus {
    /** Is to take place, or is taking place. */
    SCHEDULED,
    /** Does not take place. */
    CANCELLED,
    /** Has taken place. */
    COMPLETED
}
