package org.lmsbridge.core.state.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.lmsbridge.core.state.StateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A host's clock beside that of the database that it shares with other hosts. They compare the ends of leases, so that a
 * clock that is a lease ahead would take from the others what they are at.
 */
final class HostClock {
    /** What NTP leaves, and a slow answer, are far below. */
    static final Duration NOTICEABLE = Duration.ofSeconds(5);

    /** Half of a lease, because another host may be as wrong in the other direction. */
    static final Duration UNSAFE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(HostClock.class);

    private final Database database;
    private final Clock clock;

    HostClock(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Says so when the clocks differ noticeably.
     *
     * @throws StateException if they differ so much that sharing work is not safe
     */
    void check() {
        var ahead = ahead();
        if (ahead.abs().compareTo(NOTICEABLE) < 0) {
            return;
        }
        var what = "this host's clock is %d s %s that of the database of the state"
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
        if (ahead.abs().compareTo(UNSAFE) >= 0) {
            throw new StateException(
                    what + ", so it would take from other hosts what they are at, or leave them its own:"
                            + " set both by NTP, and start again");
        }
        LOG.warn("{}: set both by NTP; from {} s on, a host is not started", what, UNSAFE.toSeconds());
    }

    /** How far the host is ahead, at least: zero if the database's time lies within those of asking and of the answer. */
    Duration ahead() {
        var before = clock.instant();
        var there = database.query(
                        "select clock_timestamp()",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .get(0);
        var after = clock.instant();
        if (there.isBefore(before)) {
            return Duration.between(there, before);
        }
        return there.isAfter(after) ? Duration.between(there, after) : Duration.ZERO;
    }
}
