package org.lmsbridge.core.roster;

/** Whether somebody may be in a course now. */
public enum EnrolmentStatus {
    /** Yes. */
    ACTIVE,
    /** No; whether suspended, ended or not started is not known. */
    INACTIVE,
    /** No: suspended by somebody. */
    SUSPENDED,
    /** No: suspended by nobody, but not started yet or ended. */
    NOT_CURRENT,
    /** The token may not know. */
    UNKNOWN
}
