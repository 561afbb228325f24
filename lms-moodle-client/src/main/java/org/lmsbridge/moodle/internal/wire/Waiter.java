package org.lmsbridge.moodle.internal.wire;

import java.time.Duration;

/** Waits, so that tests need not. */
@FunctionalInterface
public interface Waiter {
    /**
     * Waits.
     *
     * @param time how long
     * @throws InterruptedException if the thread is wanted elsewhere
     */
    void await(Duration time) throws InterruptedException;

    /** {@return the waiter that lets the thread sleep} */
    static Waiter sleeping() {
        return time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    }
}
