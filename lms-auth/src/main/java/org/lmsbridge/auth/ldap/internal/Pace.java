package org.lmsbridge.auth.ldap.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Lets so many requests through a second. Thread-safe. */
final class Pace {
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long interval;
    private final LongSupplier nanos;
    private long next;

    Pace(int perSecond, LongSupplier nanos) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.nanos = nanos;
        this.next = nanos.getAsLong() - LONGEST_WAIT_NANOS;
    }

    /** {@return whether a request may go on, after it has waited for its turn; false if that would take too long} */
    boolean take() {
        long wait = turn();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
        return wait >= 0;
    }

    /** {@return how long a request has to wait for its turn, in nanoseconds; negative if that would be too long} */
    synchronized long turn() {
        long now = nanos.getAsLong();
        // What was not used within the last second may be used in one go.
        long turn = Math.max(next, now - LONGEST_WAIT_NANOS);
        if (turn - now > LONGEST_WAIT_NANOS) {
            return -1;
        }
        next = turn + interval;
        return Math.max(0, turn - now);
    }
}
