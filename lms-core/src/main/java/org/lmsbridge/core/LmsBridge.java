package org.lmsbridge.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.event.internal.QueuedEvents;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;

/**
 * Keeps one site in step with the records: built by the host from an object that implements the SPI, a client for the
 * site, and plugins. Several may live in one JVM. Thread-safe.
 */
public final class LmsBridge implements AutoCloseable {
    private static final Duration PATIENCE_WITH_LISTENERS = Duration.ofSeconds(2);

    private final List<Plugin> plugins;
    private final QueuedEvents events;
    private final StateStore state;

    private LmsBridge(List<Plugin> plugins, QueuedEvents events, StateStore state) {
        this.plugins = List.copyOf(plugins);
        this.events = events;
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

    /** Ends the delivery of events and closes the state store. Objects that the host gave are the host's to close. */
    @Override
    public void close() {
        events.close();
        state.close();
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
            var events = new QueuedEvents(PATIENCE_WITH_LISTENERS);
            try {
                new Assembly(given, store, events, clock).setUp(ordered, sources);
                return new LmsBridge(ordered, events, store);
            } catch (RuntimeException e) {
                events.close();
                // Opened in the builder's own line, the store could be closed by nobody else, nor opened again.
                store.close();
                throw e;
            }
        }
    }
}
