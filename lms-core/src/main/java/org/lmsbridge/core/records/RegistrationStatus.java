package org.lmsbridge.core.records;

/** Where a registration stands. */
public enum RegistrationStatus {
    /** Booked: the only status that leads to an enrolment. */
    REGISTERED,
    /** On a list from which it may be booked. */
    WAITING,
    /** Booked on another course date instead. */
    TRANSFERRED,
    /** No longer wanted. */
    CANCELLED
}
