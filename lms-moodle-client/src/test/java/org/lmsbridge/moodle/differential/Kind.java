package org.lmsbridge.moodle.differential;

/** What a number stands for. */
enum Kind {
    USER,
    COURSE,
    CATEGORY,
    GROUP,
    GROUPING,
    /** Numbers that no call refers to, such as those of sections and grade items. */
    OTHER
}
