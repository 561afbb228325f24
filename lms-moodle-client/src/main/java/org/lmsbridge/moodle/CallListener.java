package org.lmsbridge.moodle;

import java.time.Duration;

/** Hears of every call, for metrics. Called on the thread of the call; must be quick and safe for several threads. */
@FunctionalInterface
public interface CallListener {

    /**
     * Hears of a call that ended.
     *
     * @param function the web service function
     * @param outcome {@code ok}, Moodle's error code, or the name of an exception; never a secret
     * @param took how long the call took, waiting for a free place left out
     */
    void called(String function, String outcome, Duration took);

    /** {@return a listener that does nothing} */
    static CallListener none() {
        return (function, outcome, took) -> {};
    }
}
