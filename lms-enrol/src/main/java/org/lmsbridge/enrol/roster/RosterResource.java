package org.lmsbridge.enrol.roster;

/** What is imported of a semester. Engagement, grades and attendance come only for enrolments that are imported. */
public enum RosterResource {
    /** The courses. */
    COURSES,
    /** Their sections, with the instructors. */
    SECTIONS,
    /** Who is enrolled in them as a student. */
    ENROLMENTS
}
