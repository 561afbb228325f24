package org.lmsbridge.core.state;

import java.time.Duration;

/**
 * How long to wait between tries, twice as long each time, and how many there are. Immutable.
 *
 * @param first the pause after the first try; positive
 * @param longest the longest pause; not shorter than the first
 * @param tries after how many tries it ends; at least 1
 */
public record Backoff(Duration first, Duration longest, int tries) {
    /** Beyond this many doublings every pause is the longest one. */
    private static final int MAX_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || tries < 1) {
            throw new IllegalArgumentException(
                    "backoff: first must be positive, longest not shorter, tries at least 1; not %s, %s, %d"
                            .formatted(first, longest, tries));
        }
    }

    /**
     * Tells how long to wait.
     *
     * @param tried how many tries there were; at least 1
     * @return the pause before the next one
     */
    public Duration pauseAfter(int tried) {
        int doublings = Math.min(tried - 1, MAX_DOUBLINGS);
        // Compared before it is multiplied, because a long pause would overflow.
        return longest.dividedBy(1L << doublings).compareTo(first) < 0 ? longest : first.multipliedBy(1L << doublings);
    }

    /**
     * Tells whether another try follows.
     *
     * @param tried how many tries there were
     * @return whether that was the last
     */
    public boolean isSpent(int tried) {
        return tried >= tries;
    }
}
