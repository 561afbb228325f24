package org.lmsbridge.core.plan;

/** What a change does in the site. */
public enum ChangeKind {
    /** Makes a user. */
    ACCOUNT_CREATE("create account", true),
    /** Remembers that a user of the site is a contact of the records; writes nothing to the site. */
    ACCOUNT_LINK("link account", false),
    /** Makes a course. */
    COURSE_CREATE("create course", true),
    /** Remembers that a course of the site stands for a course date; writes nothing to the site. */
    COURSE_LINK("link course", false),
    /** Writes names, dates or other properties of a course. */
    COURSE_UPDATE("update course", true),
    /** Enrols somebody who was not enrolled. */
    ENROLMENT_CREATE("enrol", true),
    /** Writes role, times or status of an enrolment that is ours. */
    ENROLMENT_UPDATE("update enrolment", true);

    private final String label;
    private final boolean writing;

    ChangeKind(String label, boolean writing) {
        this.label = label;
        this.writing = writing;
    }

    /** {@return a few words for tables} */
    public String label() {
        return label;
    }

    /** {@return whether the site is written to} */
    public boolean writing() {
        return writing;
    }

    /** {@return whether a Moodle of 4.4 or later may mail the person at this change} */
    public boolean mailsPeople() {
        return this == ENROLMENT_CREATE || this == ENROLMENT_UPDATE;
    }
}
