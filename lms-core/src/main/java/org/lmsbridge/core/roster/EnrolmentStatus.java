package org.lmsbridge.core.roster;

/**
 * Whether somebody may be in a course now. Moodle's list of participants tells active from inactive and no more, so that
 * an import which reads that list alone says neither {@link #SUSPENDED} nor {@link #NOT_CURRENT}; they are for readers of
 * a custom report.
 */
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
