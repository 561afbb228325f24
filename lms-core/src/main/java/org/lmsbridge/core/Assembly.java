package org.lmsbridge.core;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.guard.GuardSettings;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.state.StateStore;

/** Puts the plugins of one bridge together: settings first, then what each needs and offers. */
final class Assembly {
    private final List<Object> given;
    private final Map<Class<?>, Object> offered = new HashMap<>();
    private final Map<Class<?>, Object> otherwise = Map.of(Notifier.class, new LoggingNotifier());
    private final Map<ChangeKind, ChangeHandler> handlers = new EnumMap<>(ChangeKind.class);
    private final StateStore state;
    private final Events events;
    private final Clock clock;

    Assembly(List<Object> given, StateStore state, Events events, Clock clock) {
        this.given = List.copyOf(given);
        this.state = state;
        this.events = events;
        this.clock = clock;
    }

    void setUp(List<Plugin> plugins, List<SettingsSource> sources) {
        var faults = new ArrayList<String>();
        var settings = new ArrayList<Settings>();
        for (var plugin : plugins) {
            settings.add(Settings.read(plugin.component(), plugin.settings(), sources, faults));
        }
        var guards = Settings.read(GuardSettings.COMPONENT, GuardSettings.ALL, sources, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("settings are wrong: " + String.join("; ", faults));
        }
        var applier = new PlanApplier(handlers, clock, Guards.of(guards));
        for (int i = 0; i < plugins.size(); i++) {
            plugins.get(i).setUp(new Context(plugins.get(i).component(), settings.get(i), applier));
        }
    }

    private final class Context implements PluginContext {
        private final String component;
        private final Settings settings;
        private final PlanApplier applier;

        Context(String component, Settings settings, PlanApplier applier) {
            this.component = component;
            this.settings = settings;
            this.applier = applier;
        }

        @Override
        public <T> T require(Class<T> type) {
            return find(type).orElseThrow(() -> new MissingCapabilityException(component, type));
        }

        @Override
        public <T> Optional<T> find(Class<T> type) {
            return given.stream()
                    .filter(type::isInstance)
                    .findFirst()
                    .or(() -> Optional.ofNullable(offered.get(type)))
                    .or(() -> Optional.ofNullable(otherwise.get(type)))
                    .map(type::cast);
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
        public Events events() {
            return events;
        }

        @Override
        public Clock clock() {
            return clock;
        }
    }
}
