package org.lmsbridge.core.schedule;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;

/** A store and a keeper of tasks. */
final class ScheduleBench implements AutoCloseable {
    final StateStore store;
    final Timekeeper keeper;
    final Schedule schedule;

    /** What staff were told. */
    final List<Finding> told = new CopyOnWriteArrayList<>();

    ScheduleBench(Path directory, Clock clock, Map<String, String> settings) {
        store = StateStore.embedded(directory, clock);
        keeper = keeper(store, clock, settings);
        schedule = keeper.schedule("test", "college", () -> true, told::add);
    }

    static Timekeeper keeper(StateStore store, Clock clock, Map<String, String> settings) {
        var values = new HashMap<String, String>();
        settings.forEach((name, value) -> values.put(ScheduleSettings.COMPONENT + "." + name, value));
        var faults = new ArrayList<String>();
        var read = Settings.read(
                ScheduleSettings.COMPONENT, ScheduleSettings.ALL, List.of(SettingsSource.of(values)), faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.toString());
        }
        var retention = Settings.read(RetentionSettings.COMPONENT, RetentionSettings.ALL, List.of(), faults);
        return new Timekeeper(store, read, retention, clock, Duration.ofMillis(500));
    }

    SiteState site() {
        return store.site("college");
    }

    /** Waits for what other threads do: {@return whether it came true in time} */
    static boolean comesTrue(Duration within, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    @Override
    public void close() {
        keeper.close();
        store.close();
    }
}
