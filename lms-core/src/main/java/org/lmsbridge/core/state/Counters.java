package org.lmsbridge.core.state;

/**
 * Numbers in sequence, each given out once over all processes that share the state. A number that was given out and not
 * used leaves a gap. Thread-safe; durable when a call returns.
 */
public interface Counters {
    /**
     * Takes the next number.
     *
     * @param name the counter, by custom {@code component.what}; not blank, at most 200 characters
     * @param first the number that a counter begins with which was never asked before
     * @return the number
     */
    default long next(String name, long first) {
        return next(name, first, 1);
    }

    /**
     * Takes a row of numbers at once.
     *
     * @param name the counter; not blank, at most 200 characters
     * @param first the number that a counter begins with which was never asked before
     * @param count how many; at least 1
     * @return the smallest of them; the others follow it
     */
    long next(String name, long first, int count);
}
