package org.lmsbridge.enrol.rule;

/** What is done about a field that somebody changed in Moodle after the library wrote it. */
public enum Drift {
    /** The records' value is written again. */
    OVERRIDE,
    /** Theirs stays, until somebody sets it back to what the library wrote. */
    KEEP_THEIRS,
    /** Whatever stands there stays; only an empty field is filled. */
    FILL_IF_EMPTY
}
