package org.lmsbridge.core.report.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lmsbridge.core.report.PluginLog;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.spi.Notifier;

/** The logs of all plugins of a bridge, and the thread that mails what they gathered. */
public final class Reporter implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<GatheringLog> logs = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var made = new Thread(work, "lms-reports");
        made.setDaemon(true);
        return made;
    });

    /**
     * Starts with no log.
     *
     * @param clock says when a period is over
     * @param look how often somebody looks whether one is
     */
    public Reporter(Clock clock, Duration look) {
        this.clock = clock;
        thread.scheduleWithFixedDelay(this::sendDue, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Makes the log of a plugin.
     *
     * @param component the plugin
     * @param settings its settings, those of {@link org.lmsbridge.core.report.ReportSettings} among them
     * @param notifier carries the messages
     * @return the log
     */
    public PluginLog logOf(String component, Settings settings, Notifier notifier) {
        var log = new GatheringLog(component, settings, notifier, clock);
        logs.add(log);
        return log;
    }

    private void sendDue() {
        logs.forEach(GatheringLog::sendIfDue);
    }

    /** Sends what was gathered, and waits for that a little while. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(() -> logs.forEach(GatheringLog::send));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
