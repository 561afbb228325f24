package org.lmsbridge.enrol.rule;

/** What is done to an enrolment that nothing calls for any more, the mildest first. */
public enum RemovalPolicy {
    /** Nothing: it is reported. */
    KEEP,
    /** The enrolment is suspended: the person is kept out, with all that was done there, and can come back. */
    SUSPEND,
    /** The enrolment is suspended, and the roles that we assigned are taken away. */
    SUSPEND_AND_DROP_ROLES,
    /** The person leaves the course; grades and groups go with the last enrolment there. */
    UNENROL
}
