package org.lmsbridge.enrol.roster;

/** By what a course belongs to a semester. */
public enum SemesterRule {
    /** By what stands after the last dot of the short name, as in {@code BIO101.2027S1}. */
    TERM_CODE,
    /** By the category that the course lies in. */
    CATEGORY,
    /** By the start of the course, which lies within a term that the records know. */
    DATE_RANGE
}
