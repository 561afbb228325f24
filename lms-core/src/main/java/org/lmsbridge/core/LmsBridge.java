package org.lmsbridge.core;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.schedule.TaskResult;
import org.lmsbridge.core.schedule.Timekeeper;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;

/**
 * Keeps one site in step with the records: built by the host from an object that implements the SPI, a client for the
 * site, and plugins. Several may live in one JVM. Thread-safe.
 */
public final class LmsBridge implements AutoCloseable {
    private final List<Plugin> plugins;
    private final Timekeeper timekeeper;
    private final StateStore state;

    private LmsBridge(List<Plugin> plugins, Timekeeper timekeeper, StateStore state) {
        this.plugins = List.copyOf(plugins);
        this.timekeeper = timekeeper;
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
     */
    public <P extends Plugin> P plugin(Class<P> type) {
        return plugins.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "this bridge has no " + type.getSimpleName() + "; give one to plugins(…) when it is built"));
    }

    /** {@return the plugins, in the order in which they were set up} */
    public List<Plugin> plugins() {
        return plugins;
    }

    /**
     * Begins to do on its own what the plugins have to do: recurring runs, what follows {@link #changed}, call-backs.
     * Shared with all hosts that are started on the same state. Not needed where the host calls {@link #run} at times
     * of its own.
     *
     * @throws IllegalStateException if it was started or closed before
     */
    public void start() {
        timekeeper.start();
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
        return timekeeper.run(task);
    }

    /** {@return the names of all tasks, such as {@code enrol_records.sync}} */
    public List<String> tasks() {
        return timekeeper.tasks();
    }

    /**
     * Takes that a contact changed in the records. Durable when it returns; the site has it seconds later if this or
     * another host is started on the state, and otherwise when the host runs the plugins' tasks for it.
     *
     * @param contact the contact
     */
    public void changed(ContactId contact) {
        timekeeper.changed(contact);
    }

    /**
     * Takes that a course date changed in the records, as {@link #changed(ContactId)}.
     *
     * @param courseDate the course date
     */
    public void changed(CourseDateId courseDate) {
        timekeeper.changed(courseDate);
    }

    /** Ends what runs on its own, and closes the state store. Objects that the host gave are the host's to close. */
    @Override
    public void close() {
        try {
            timekeeper.close();
        } finally {
            state.close();
        }
    }

    /** Builds a bridge. Not thread-safe. */
    public static final class Builder {
        private final List<Object> given = new ArrayList<>();
        private final List<Plugin> plugins = new ArrayList<>();
        private final List<SettingsSource> sources = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private @Nullable StateStore state;

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
         * Builds the bridge. Reads settings; asks nothing of records or site.
         *
         * @return the bridge
         * @throws IllegalArgumentException if settings are wrong: all of them, each by name
         * @throws MissingCapabilityException if a plugin needs something that was not given
         * @throws IllegalStateException if there is no state store
         */
        public LmsBridge build() {
            var store = state;
            if (store == null) {
                throw new IllegalStateException("give the bridge a state store: state(StateStore.embedded(directory))");
            }
            var ordered =
                    plugins.stream().sorted(Comparator.comparing(Plugin::type)).toList();
            try {
                var timekeeper = new Assembly(given, store, clock).setUp(ordered, sources);
                return new LmsBridge(ordered, timekeeper, store);
            } catch (RuntimeException e) {
                // Opened in the builder's own line, the store could be closed by nobody else, nor opened again.
                store.close();
                throw e;
            }
        }
    }
}
