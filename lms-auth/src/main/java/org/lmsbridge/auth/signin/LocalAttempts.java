package org.lmsbridge.auth.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts attempts in memory, for one process. Keeps the newest 100,000 keys. Thread-safe. */
public final class LocalAttempts implements SignInAttempts {
    private static final int MOST_KEYS = 100_000;

    private final Map<String, Window> windows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Window(Instant end, int attempts) {}

    /** Nothing counted yet. */
    public LocalAttempts() {}

    @Override
    public int count(String key, Instant now, Duration window) {
        synchronized (windows) {
            var open = windows.get(key);
            if (open == null || !now.isBefore(open.end())) {
                // Removed first, so that the new window is the newest and is dropped last.
                windows.remove(key);
                open = new Window(now.plus(window), 0);
            }
            var counted = new Window(open.end(), open.attempts() + 1);
            windows.put(key, counted);
            return counted.attempts();
        }
    }

    @Override
    public void takeBack(String key) {
        synchronized (windows) {
            windows.computeIfPresent(key, (any, open) -> new Window(open.end(), Math.max(0, open.attempts() - 1)));
        }
    }

    @Override
    public void forget(String key) {
        synchronized (windows) {
            windows.remove(key);
        }
    }
}
