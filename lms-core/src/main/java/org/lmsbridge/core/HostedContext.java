package org.lmsbridge.core;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lmsbridge.core.event.Event;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.event.Subscription;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.state.StateStore;

/** What a bridge gives to one plugin. */
final class HostedContext implements PluginContext {
    private final String component;
    private final Settings settings;
    private final Exchange exchange;
    private final PlanApplier applier;
    private final Assembly.Ground ground;

    HostedContext(String component, Settings settings, Exchange exchange, Guards guards, Assembly.Ground ground) {
        this.component = component;
        this.settings = settings;
        this.exchange = exchange;
        this.applier = new PlanApplier(exchange.handlers(), ground.clock(), guards);
        this.ground = ground;
    }

    @Override
    public <T> T require(Class<T> type) {
        return find(type).orElseThrow(() -> new MissingCapabilityException(component, type));
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return exchange.find(type);
    }

    @Override
    public <T> void offer(Class<T> type, T capability) {
        exchange.offer(component, type, capability);
    }

    @Override
    public <T> void contribute(Class<T> type, T contribution) {
        exchange.contribute(component, type, contribution);
    }

    @Override
    public <T> List<T> contributed(Class<T> type) {
        return exchange.contributed(type);
    }

    @Override
    public boolean enabled() {
        return exchange.plugins().runs(component);
    }

    @Override
    public void handle(ChangeHandler handler) {
        exchange.handle(component, handler);
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public StateStore state() {
        return ground.state();
    }

    @Override
    public PlanApplier applier() {
        return applier;
    }

    @Override
    public Events events() {
        return new WhileEnabled();
    }

    @Override
    public Clock clock() {
        return ground.clock();
    }

    /** The bridge's events, as long as this plugin is enabled. */
    private final class WhileEnabled implements Events {
        @Override
        public void publish(Event event) {
            ground.events().publish(event);
        }

        @Override
        public <E extends Event> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
            return ground.events().subscribe(type, event -> {
                if (enabled()) {
                    listener.accept(event);
                }
            });
        }
    }
}
