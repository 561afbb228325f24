package org.lmsbridge.core.schedule;

/** What came of calling for a task. */
public enum TaskResult {
    /** It ran. */
    DONE,
    /** It runs already, on this host or another; nothing was done. */
    BUSY,
    /** The stop switch is on; nothing was done. */
    STOPPED,
    /** It is one of the quiet hours; nothing was done. */
    QUIET,
    /** The plugin that it belongs to is disabled; nothing was done. */
    DISABLED
}
