package org.lmsbridge.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one host at a time has for itself, until it gives it back or dies. The hosts' clocks have to agree to within a few
 * seconds. Thread-safe; durable when a call returns.
 */
public interface Leases {
    /**
     * Takes something, if nobody has it.
     *
     * @param name what; not blank, at most 400 characters
     * @param host the host's name, for people to read; not blank, at most 200 characters
     * @param length for how long, unless it is renewed
     * @return the lease; empty if somebody has it
     */
    Optional<Lease> take(String name, String host, Duration length);

    /**
     * Makes a lease last longer.
     *
     * @param lease of {@link #take}
     * @param length from now on
     * @return whether it was still had; if not, somebody else may have it
     */
    boolean renew(Lease lease, Duration length);

    /**
     * Gives something back. Without effect if it is no longer had.
     *
     * @param lease of {@link #take}
     */
    void release(Lease lease);

    /**
     * Deletes what is left of leases that ended without being given back, because their hosts died.
     *
     * @param age for how long they have ended; zero or longer
     * @return how many were deleted
     */
    int deleteEnded(Duration age);

    /**
     * That a host has something.
     *
     * @param name what
     * @param host the host
     * @param ticket by which the store knows the lease
     * @param until when it ends unless it is renewed
     */
    record Lease(String name, String host, String ticket, Instant until) {}
}
