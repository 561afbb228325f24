package org.lmsbridge.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.guard.GuardSettings;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.report.internal.Reporter;
import org.lmsbridge.core.schedule.RetentionSettings;
import org.lmsbridge.core.schedule.ScheduleSettings;
import org.lmsbridge.core.schedule.Timekeeper;
import org.lmsbridge.core.setting.EditableSettings;
import org.lmsbridge.core.setting.MoodleConnection;
import org.lmsbridge.core.setting.MoodleSettings;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.SavedSettings;
import org.lmsbridge.core.state.StateStore;

/** Puts the plugins of one bridge together: settings first, then the client, then what each plugin needs and offers. */
final class Assembly {
    /** What the plugins of a bridge have in common. */
    record Ground(
            List<Object> given, StateStore state, SavedSettings saved, Events events, Reporter reporter, Clock clock) {}

    /**
     * What came out.
     *
     * @param plugins the plugins, those that run set up
     * @param settings the settings of all of them
     * @param client the client that was made here, if one was
     * @param timekeeper the keeper of all tasks
     * @param services what is open while the bridge is started
     */
    record Assembled(
            HostedPlugins plugins,
            EditableSettings settings,
            Optional<Object> client,
            Timekeeper timekeeper,
            StartedServices services) {}

    private static final Duration LOOK_FOR_SWITCHES = Duration.ofSeconds(2);

    private final Ground ground;
    private final List<SettingsSource> sources;
    private final Optional<Function<MoodleConnection, ?>> clients;
    private final List<String> faults = new ArrayList<>();

    Assembly(Ground ground, List<SettingsSource> sources, Optional<Function<MoodleConnection, ?>> clients) {
        this.ground = ground;
        this.sources = List.copyOf(sources);
        this.clients = clients;
    }

    Assembled assemble(List<Plugin> given) {
        var hosted = HostedPlugin.of(given);
        var plugins = new HostedPlugins(hosted, sources, ground.saved());
        var connection = clients.flatMap(anyOf -> MoodleSettings.connection(
                Settings.read(MoodleSettings.COMPONENT, MoodleSettings.ALL, layers(), faults), faults));
        var running = clients.isPresent() && connection.isEmpty() ? List.<HostedPlugin>of() : plugins.toRun();
        var versions = new PluginVersions(ground.saved(), ground.state(), ground.clock());
        running.forEach(plugin -> versions.bringUpToDate(plugin.plugin()));
        var values = values(running);
        var guards = Settings.read(GuardSettings.COMPONENT, GuardSettings.ALL, layers(), faults);
        var schedule = Settings.read(ScheduleSettings.COMPONENT, ScheduleSettings.ALL, layers(), faults);
        var retention = Settings.read(RetentionSettings.COMPONENT, RetentionSettings.ALL, layers(), faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("settings are wrong: " + String.join("; ", faults));
        }
        var client = connection.flatMap(to -> clients.map(of -> (Object) of.apply(to)));
        var services = new StartedServices(LOOK_FOR_SWITCHES);
        var timekeeper = new Timekeeper(ground.state(), schedule, retention, ground.clock());
        try {
            var exchange = new Exchange(plugins, withClient(client), ground.clock());
            setUp(running, values, new HostedContext.Shared(exchange, Guards.of(guards), timekeeper, services, ground));
            timekeeper.seal();
            services.seal();
            plugins.onSwitch(services::follow);
        } catch (RuntimeException e) {
            timekeeper.close();
            client.ifPresent(LmsBridge::closeClient);
            throw e;
        }
        return new Assembled(plugins, editable(hosted), client, timekeeper, services);
    }

    private void setUp(List<HostedPlugin> running, Map<String, Settings> values, HostedContext.Shared shared) {
        for (var hosted : running) {
            var settings = Optional.ofNullable(values.get(hosted.component())).orElseThrow();
            shared.exchange().plugins().started(hosted.plugin());
            var context = new HostedContext(hosted.component(), settings, shared);
            try {
                hosted.plugin().setUp(context);
            } catch (MissingCapabilityException e) {
                if (running.size() == shared.exchange().plugins().all().size()) {
                    throw e;
                }
                // Whoever disabled the plugin that gives it must be able to enable it again.
                context.holdBack(String.valueOf(e.getMessage()));
            }
        }
    }

    private Map<String, Settings> values(List<HostedPlugin> running) {
        var layers = layers();
        var values = new HashMap<String, Settings>();
        for (var hosted : running) {
            var settings = Settings.read(hosted.component(), hosted.settings(), layers, faults);
            faults.addAll(hosted.plugin().check(settings));
            values.put(hosted.component(), settings);
        }
        return values;
    }

    /** Read anew each time: an upgrade step may have changed what is saved. */
    private List<SettingsSource> layers() {
        var layers = new ArrayList<>(sources);
        layers.add(SettingsSource.saved(ground.saved()));
        return layers;
    }

    private List<Object> withClient(Optional<Object> client) {
        var all = new ArrayList<>(ground.given());
        client.ifPresent(all::add);
        return all;
    }

    private EditableSettings editable(List<HostedPlugin> hosted) {
        var declared = new LinkedHashMap<String, List<Setting<?>>>();
        if (clients.isPresent()) {
            declared.put(MoodleSettings.COMPONENT, MoodleSettings.ALL);
        }
        hosted.forEach(plugin -> declared.put(plugin.component(), plugin.settings()));
        declared.put(GuardSettings.COMPONENT, GuardSettings.ALL);
        declared.put(ScheduleSettings.COMPONENT, ScheduleSettings.ALL);
        declared.put(RetentionSettings.COMPONENT, RetentionSettings.ALL);
        return new EditableSettings(declared, sources, ground.saved());
    }
}
