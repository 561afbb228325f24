package org.lmsbridge.core.report;

/**
 * Is told how far a run has come. Called from the threads that do the work, so an implementation is thread-safe and
 * quick; what it throws ends the run.
 */
@FunctionalInterface
public interface Progress {
    /**
     * A step was taken.
     *
     * @param task what is being done, such as {@code Accounts}
     * @param done how many changes of the run are behind us; 0 to {@code total}
     * @param total how many changes the run has; at least 0
     */
    void advanced(String task, long done, long total);

    /**
     * A step was taken, with what it was about. What a run calls; leads to {@link #advanced(String, long, long)} where
     * nobody wants to know more.
     *
     * @param task what is being done
     * @param subtask what of it was done last, such as the name of a course, and how many more with it
     * @param done how many changes of the run are behind us; 0 to {@code total}
     * @param total how many changes the run has; at least 0
     */
    default void advanced(String task, String subtask, long done, long total) {
        advanced(task, done, total);
    }

    /** {@return a listener that does nothing} */
    static Progress none() {
        return (task, done, total) -> {};
    }
}
