package org.lmsbridge.moodle.internal.wire;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Spaces requests evenly, so that no more than so many start in a second, none of them in a burst. Thread-safe. */
final class Pace {
    private final long interval;
    private final LongSupplier nanos;
    private final Waiter waiter;
    private long next;

    Pace(int perSecond, LongSupplier nanos, Waiter waiter) {
        this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.nanos = nanos;
        this.waiter = waiter;
        this.next = nanos.getAsLong();
    }

    /** Waits for the next request's turn. */
    void await() throws InterruptedException {
        long wait = reserve();
        if (wait > 0) {
            waiter.await(Duration.ofNanos(wait));
        }
    }

    private synchronized long reserve() {
        // Only differences of such times mean something.
        long now = nanos.getAsLong();
        long wait = Math.max(0, next - now);
        next = now + wait + interval;
        return wait;
    }
}
