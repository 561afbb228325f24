package org.lmsbridge.core.state;

/** What a link joins. */
public enum LinkKind {
    /** A contact and a user; the natural key is the username. */
    ACCOUNT,
    /** A course date or course master and a course; the natural key is the course's {@code idnumber}. */
    COURSE,
    /** A contact's enrolment in one course of the site; the parent is the course's number, the key the username. */
    ENROLMENT
}
