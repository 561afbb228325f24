package org.lmsbridge.core.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one started host does for itself, in a thread of its own. Thread-safe. */
final class LocalTask {
    private static final Logger LOG = LoggerFactory.getLogger(LocalTask.class);

    private final String name;
    private final Duration delay;
    private final Runnable work;
    private final ScheduledExecutorService thread;

    LocalTask(String name, Duration delay, Runnable work) {
        this.name = name;
        this.delay = delay;
        this.work = work;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "lms-" + name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    String name() {
        return name;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::once, delay.toMillis(), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("failed task={} cause={}", name, e.getClass().getSimpleName());
            LOG.debug("failed task={}", name, e);
        }
    }

    /** Begins nothing any more. */
    void stop() {
        thread.shutdown();
    }

    /** Waits for what goes on, and interrupts it when that takes too long. */
    void await(Duration patience) {
        try {
            if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
