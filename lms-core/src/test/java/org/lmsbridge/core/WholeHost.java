package org.lmsbridge.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.schedule.Outbox;
import org.lmsbridge.core.schedule.Timetable;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.core.state.internal.Postgres;

/** A host with everything: a bridge on PostgreSQL with a plugin that has work of each kind. */
final class WholeHost implements Plugin {
    static final String SITE = "college";

    /** What a host prints that is at all of its work and never ends it. */
    static final String STUCK = "stuck";

    private final Consumer<String> work;
    private Outbox outbox;

    /**
     * A plugin.
     *
     * @param work is told what is done
     */
    WholeHost(Consumer<String> work) {
        this.work = work;
    }

    static LmsBridge bridge(DataSource connections, Clock clock, Plugin plugin) {
        return LmsBridge.builder()
                .state(StateStore.postgres(connections, clock))
                .clock(clock)
                .plugins(plugin)
                .settings(SettingsSource.of(Map.of(
                        "schedule.pollSeconds", "1",
                        "schedule.pushDelaySeconds", "0",
                        "schedule.deliverSeconds", "1",
                        "schedule.shutdownSeconds", "1")))
                .build();
    }

    /** Starts a host in a process of its own that is stuck at everything it begins. */
    static Process stuck(String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WholeHost.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var begun = new CountDownLatch(3);
        var never = new CountDownLatch(1);
        var host = new WholeHost(what -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (var bridge = bridge(Postgres.pool(arguments[0]), Clock.systemUTC(), host)) {
            bridge.start();
            begun.await();
            System.out.println(STUCK);
            never.await();
        }
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public PluginType type() {
        return PluginType.ENROL;
    }

    @Override
    public String component() {
        return "enrol_whole";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public void setUp(PluginContext context) {
        var schedule = context.schedule(SITE);
        schedule.recurring("sync", Timetable.every(Duration.ofSeconds(1)), () -> work.accept("sync"));
        schedule.contactChanged("contact", contact -> work.accept("contact:" + contact));
        outbox = schedule.deliveries(
                "steps", delivery -> work.accept(delivery.subject() + (delivery.mayHaveArrived() ? " again" : "")));
    }
}
