package org.lmsbridge.core.report;

/** How far a run has come. */
public enum RunStatus {
    /** It goes on, or its process was killed. */
    RUNNING,
    /** It came to the end of its plan. */
    DONE,
    /** Somebody stopped it. */
    STOPPED,
    /** It had to end early. */
    BROKEN_OFF
}
