package org.lmsbridge.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.event.internal.QueuedEvents;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.Plugins;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.report.internal.Reporter;
import org.lmsbridge.core.schedule.TaskResult;
import org.lmsbridge.core.setting.EditableSettings;
import org.lmsbridge.core.setting.MoodleConnection;
import org.lmsbridge.core.setting.MoodleSettings;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one site in step with the records: built by the host from an object that implements the SPI, a client for the
 * site, and plugins. Several may live in one JVM. Thread-safe.
 */
public final class LmsBridge implements AutoCloseable {
    private static final Duration PATIENCE_WITH_LISTENERS = Duration.ofSeconds(2);

    private static final Duration LOOK_FOR_REPORTS = Duration.ofSeconds(30);
    private static final String DEFAULT_NAME = "bridge";

    private static final Logger LOG = LoggerFactory.getLogger(LmsBridge.class);

    private final Assembly.Assembled parts;
    private final QueuedEvents events;
    private final Reporter reporter;
    private final StateStore state;

    private LmsBridge(Assembly.Assembled parts, QueuedEvents events, Reporter reporter, StateStore state) {
        this.parts = parts;
        this.events = events;
        this.reporter = reporter;
        this.state = state;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives a plugin.
     *
     * @param type its class
     * @param <P> its class
     * @return the plugin
     * @throws IllegalArgumentException if the bridge has none of this class
     * @throws IllegalStateException if the plugin is disabled, or was when the bridge was built; or was held back then,
     *     because it needs what a disabled plugin gives
     */
    public <P extends Plugin> P plugin(Class<P> type) {
        var plugin = parts.plugins().all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "this bridge has no " + type.getSimpleName() + "; give one to plugins(…) when it is built"));
        var heldBack = parts.plugins().heldBack(plugin.component());
        if (heldBack.isPresent()) {
            throw new IllegalStateException(plugin.component() + " was held back when this bridge was built: "
                    + heldBack.get() + "; or enable the plugin that gives it, and build the bridge anew");
        }
        if (!parts.plugins().runs(plugin.component())) {
            throw new IllegalStateException(
                    plugin.component() + " is disabled, or was when this bridge was built: switch"
                            + " it on (and moodle.enabled, if the settings make the client), then build the bridge anew");
        }
        return plugin;
    }

    /** {@return the plugins, to be listed, enabled, disabled and put in order} */
    public Plugins plugins() {
        return parts.plugins();
    }

    /** {@return the settings of all plugins, to be shown and edited} */
    public EditableSettings settings() {
        return parts.settings();
    }

    /**
     * Begins to do on its own what the plugins have to do: recurring runs, what follows {@link #changed}, call-backs.
     * Shared with all hosts that are started on the same state. Opens what plugins keep open until {@link #close}, such
     * as the LDAP endpoint of the auth plugin. Not needed where the host calls {@link #run} at times of its own.
     *
     * @throws IllegalStateException if it was started or closed before
     * @throws org.lmsbridge.core.state.StateException if this host's clock and that of a shared PostgreSQL are half a
     *     minute apart or more
     * @throws RuntimeException if a plugin cannot open something; then nothing is begun, and nothing stays open, after
     *     any of these
     */
    public synchronized void start() {
        parts.timekeeper().checkStartable();
        parts.services().open(component -> parts.plugins().runs(component));
        try {
            parts.timekeeper().start();
        } catch (RuntimeException e) {
            parts.services().close();
            throw e;
        }
    }

    /**
     * Runs a task now, in the thread of the caller, for hosts with a scheduler of their own. Over all hosts one
     * execution of a task runs at a time. What the task throws comes through.
     *
     * @param task the task, as {@link #tasks} names it
     * @return whether it ran: not while it runs elsewhere, the stop switch is on, or it is one of the quiet hours
     * @throws IllegalArgumentException if there is no such task; names those that there are
     */
    public TaskResult run(String task) {
        return parts.timekeeper().run(task);
    }

    /** {@return the names of all tasks, such as {@code enrol_records.sync}} */
    public List<String> tasks() {
        return parts.timekeeper().tasks();
    }

    /**
     * Takes that a contact changed in the records. Durable when it returns; the site has it seconds later if this or
     * another host is started on the state, and otherwise when the host runs the plugins' tasks for it.
     *
     * @param contact the contact
     */
    public void changed(ContactId contact) {
        parts.timekeeper().changed(contact);
    }

    /**
     * Takes that a course date changed in the records, as {@link #changed(ContactId)}.
     *
     * @param courseDate the course date
     */
    public void changed(CourseDateId courseDate) {
        parts.timekeeper().changed(courseDate);
    }

    /**
     * Closes what plugins opened at the start, ends what runs on its own and the delivery of events, sends the warnings that were gathered, closes the client if
     * the bridge made it, and closes the state store. Objects that the host gave are the host's to close.
     */
    @Override
    public void close() {
        try {
            parts.services().close();
            parts.timekeeper().close();
        } finally {
            events.close();
            reporter.close();
            parts.client().ifPresent(LmsBridge::closeClient);
            state.close();
        }
    }

    static void closeClient(Object client) {
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("the client could not be closed", e);
            }
        }
    }

    /** Builds a bridge. Not thread-safe. */
    public static final class Builder {
        private final List<Object> given = new ArrayList<>();
        private final List<Plugin> plugins = new ArrayList<>();
        private final List<SettingsSource> sources = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private String name = DEFAULT_NAME;
        private @Nullable StateStore state;
        private @Nullable Function<MoodleConnection, ?> clientOf;

        private Builder() {}

        /**
         * Gives the records.
         *
         * @param records an object that implements SPI interfaces
         * @return this builder
         */
        public Builder records(Object records) {
            return provide(records);
        }

        /**
         * Gives something that plugins look for by type, such as the client for the site.
         *
         * @param capability the object; found under every type that it has
         * @return this builder
         */
        public Builder provide(Object capability) {
            given.add(capability);
            return this;
        }

        /**
         * Adds plugins.
         *
         * @param added the plugins
         * @return this builder
         */
        public Builder plugins(Plugin... added) {
            plugins.addAll(List.of(added));
            return this;
        }

        /**
         * Adds a source of settings; a later one goes before an earlier one.
         *
         * @param source the source
         * @return this builder
         */
        public Builder settings(SettingsSource source) {
            sources.add(source);
            return this;
        }

        /**
         * Lets the settings {@link MoodleSettings} say where the site is, and whether there is a connection at all. While
         * {@code moodle.enabled} is off, as it is by default, no client is made, no plugin is set up, and nothing else
         * has to be configured.
         *
         * @param of makes the client, which plugins then find by type; the bridge closes it if it can be closed
         * @return this builder
         */
        public Builder moodle(Function<MoodleConnection, ?> of) {
            clientOf = of;
            return this;
        }

        /**
         * Names the bridge. Several that share a state store need a name each: under it is kept what people saved about
         * plugins and settings.
         *
         * @param given the name; not blank, at most 200 characters; {@code bridge} unless said otherwise
         * @return this builder
         */
        public Builder name(String given) {
            name = given;
            return this;
        }

        /**
         * Gives the state store, which the bridge closes when it is closed, or when it cannot be built.
         *
         * @param store the store
         * @return this builder
         */
        public Builder state(StateStore store) {
            state = store;
            return this;
        }

        /**
         * Gives another clock than the system's.
         *
         * @param other the clock
         * @return this builder
         */
        public Builder clock(Clock other) {
            clock = other;
            return this;
        }

        /**
         * Builds the bridge. Reads settings, and lets plugins upgrade what they keep; asks nothing of records or site.
         * What people saved goes before every source of settings.
         *
         * @return the bridge
         * @throws IllegalArgumentException if settings are wrong: all of them, each by name; or component names are
         * @throws MissingCapabilityException if a plugin needs something that was not given, and no plugin is
         *     disabled that might give it: otherwise it is only held back, see {@link
         *     org.lmsbridge.core.plugin.PluginInfo#heldBack()}
         * @throws IllegalStateException if there is no state store, or it was written by a later version of a plugin
         */
        public LmsBridge build() {
            var store = state;
            if (store == null) {
                throw new IllegalStateException("give the bridge a state store: state(StateStore.embedded(directory))");
            }
            var events = new QueuedEvents(PATIENCE_WITH_LISTENERS);
            var reporter = new Reporter(clock, LOOK_FOR_REPORTS);
            try {
                var saved = store.site(name).settings();
                var ground = new Assembly.Ground(List.copyOf(given), store, saved, events, reporter, clock);
                var parts = new Assembly(ground, sources, Optional.ofNullable(clientOf)).assemble(plugins);
                return new LmsBridge(parts, events, reporter, store);
            } catch (RuntimeException e) {
                events.close();
                reporter.close();
                // Opened in the builder's own line, the store could be closed by nobody else, nor opened again.
                store.close();
                throw e;
            }
        }
    }
}
