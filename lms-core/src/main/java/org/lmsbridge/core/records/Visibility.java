package org.lmsbridge.core.records;

/** Whether a course master or a course date is offered to everybody. */
public enum Visibility {
    /** Offered to everybody. */
    PUBLIC,
    /** Not offered to everybody, and not synchronised. */
    PRIVATE
}
