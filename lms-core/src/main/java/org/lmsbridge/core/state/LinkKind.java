package org.lmsbridge.core.state;

/** What a link joins. */
public enum LinkKind {
    /** A contact and a user; the natural key is the username. */
    ACCOUNT,
    /** A course date or course master and a course; the natural key is the course's {@code idnumber}. */
    COURSE,
    /** A contact's enrolment in one course of the site; the parent is the course's number, the key the username. */
    ENROLMENT,
    /**
     * A registration and the user whom it led into a course of the site; the parent is the course's number, the natural
     * key the contact. Known so that it can be asked for by its id before anything is taken away.
     */
    REGISTRATION,
    /** A group that the library made in a course of the site; the parent is the course's number, the key its name. */
    GROUP,
    /** A contact's membership in such a group; the parent is the group's number, the key the username. */
    MEMBERSHIP;

    /** {@return whether such a link lies within something else of the site, whose number is the link's parent} */
    public boolean hasParent() {
        return this != ACCOUNT && this != COURSE;
    }
}
