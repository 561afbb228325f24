package org.lmsbridge.core;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.guard.GuardSettings;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.schedule.RetentionSettings;
import org.lmsbridge.core.schedule.Schedule;
import org.lmsbridge.core.schedule.ScheduleSettings;
import org.lmsbridge.core.schedule.Timekeeper;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;

/** Puts the plugins of one bridge together: settings first, then what each needs and offers. */
final class Assembly {
    private final List<Object> given;
    private final Map<Class<?>, Object> offered = new HashMap<>();
    private final Map<ChangeKind, ChangeHandler> handlers = new EnumMap<>(ChangeKind.class);
    private final StateStore state;
    private final Clock clock;

    Assembly(List<Object> given, StateStore state, Clock clock) {
        this.given = List.copyOf(given);
        this.state = state;
        this.clock = clock;
    }

    /** {@return the keeper of all tasks} */
    Timekeeper setUp(List<Plugin> plugins, List<SettingsSource> sources) {
        var faults = new ArrayList<String>();
        var settings = new ArrayList<Settings>();
        for (var plugin : plugins) {
            settings.add(Settings.read(plugin.component(), plugin.settings(), sources, faults));
        }
        var guards = Settings.read(GuardSettings.COMPONENT, GuardSettings.ALL, sources, faults);
        var schedule = Settings.read(ScheduleSettings.COMPONENT, ScheduleSettings.ALL, sources, faults);
        var retention = Settings.read(RetentionSettings.COMPONENT, RetentionSettings.ALL, sources, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("settings are wrong: " + String.join("; ", faults));
        }
        var applier = new PlanApplier(handlers, clock, Guards.of(guards));
        var timekeeper = new Timekeeper(state, schedule, retention, clock);
        for (int i = 0; i < plugins.size(); i++) {
            plugins.get(i).setUp(new Context(plugins.get(i).component(), settings.get(i), applier, timekeeper));
        }
        timekeeper.seal();
        return timekeeper;
    }

    private final class Context implements PluginContext {
        private final String component;
        private final Settings settings;
        private final PlanApplier applier;
        private final Timekeeper timekeeper;

        Context(String component, Settings settings, PlanApplier applier, Timekeeper timekeeper) {
            this.component = component;
            this.settings = settings;
            this.applier = applier;
            this.timekeeper = timekeeper;
        }

        @Override
        public <T> T require(Class<T> type) {
            return find(type).orElseThrow(() -> new MissingCapabilityException(component, type));
        }

        @Override
        public <T> Optional<T> find(Class<T> type) {
            var found = given.stream().filter(type::isInstance).findFirst().orElse(offered.get(type));
            return Optional.ofNullable(found).map(type::cast);
        }

        @Override
        public <T> void offer(Class<T> type, T capability) {
            if (offered.putIfAbsent(type, capability) != null) {
                throw new IllegalStateException(component + " offers a second " + type.getName());
            }
        }

        @Override
        public void handle(ChangeHandler handler) {
            for (var kind : handler.kinds()) {
                if (handlers.putIfAbsent(kind, handler) != null) {
                    throw new IllegalStateException(component + " handles " + kind + ", which has a handler already");
                }
            }
        }

        @Override
        public Settings settings() {
            return settings;
        }

        @Override
        public StateStore state() {
            return state;
        }

        @Override
        public PlanApplier applier() {
            return applier;
        }

        @Override
        public Schedule schedule(String site) {
            return timekeeper.schedule(component, site);
        }

        @Override
        public Clock clock() {
            return clock;
        }
    }
}
