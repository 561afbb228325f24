package org.lmsbridge.auth.ldap.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers for a short while who has to choose another password, because Moodle reads that in a connection of its own
 * after the one in which it checked the password. Keeps the newest 10,000. Thread-safe.
 */
final class MustChange {
    private static final int MOST = 10_000;
    private static final Duration WHILE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Instant> until = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    MustChange(Clock clock) {
        this.clock = clock;
    }

    synchronized void note(String username, boolean must) {
        until.remove(username);
        if (must) {
            until.put(username, clock.instant().plus(WHILE));
        }
    }

    synchronized boolean has(String username) {
        var end = until.get(username);
        return end != null && clock.instant().isBefore(end);
    }
}
