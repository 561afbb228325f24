package org.lmsbridge.moodle.bulk;

/** What a write gives back that gives nothing back. */
public enum Done {
    /** The only value. */
    DONE
}
