package org.lmsbridge.core;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lmsbridge.core.event.Event;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.event.Subscription;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.PluginLog;
import org.lmsbridge.core.schedule.Schedule;
import org.lmsbridge.core.schedule.Timekeeper;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.state.StateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a bridge gives to one plugin. */
final class HostedContext implements PluginContext {
    private static final Logger LOG = LoggerFactory.getLogger(HostedContext.class);

    private final String component;
    private final Settings settings;
    private final Exchange exchange;
    private final PluginLog log;
    private final PlanApplier applier;
    private final Timekeeper timekeeper;
    private final StartedServices services;
    private final Assembly.Ground ground;

    /** What all plugins of a bridge are given. */
    record Shared(
            Exchange exchange,
            Guards guards,
            Timekeeper timekeeper,
            StartedServices services,
            Assembly.Ground ground) {}

    HostedContext(String component, Settings settings, Shared shared) {
        this.component = component;
        this.settings = settings;
        this.exchange = shared.exchange();
        this.timekeeper = shared.timekeeper();
        this.services = shared.services();
        this.ground = shared.ground();
        // Looked for at each notice, since a plugin that is set up later may offer the notifier.
        Notifier notifier =
                notice -> exchange.find(Notifier.class).orElseThrow().send(notice);
        this.log = ground.reporter().logOf(component, settings, notifier);
        this.applier = new PlanApplier(exchange.handlers(), ground.clock(), shared.guards(), new PlanNews(log));
    }

    /** Takes back what the plugin has registered so far, lists it as not running, and tells staff why. */
    void holdBack(String reason) {
        exchange.withdraw(component);
        timekeeper.withdraw(component);
        services.withdraw(component);
        exchange.plugins().heldBack(component, reason);
        LOG.warn("held back plugin={} reason={}", component, reason);
        log.tell(Finding.error(
                "plugin-held-back",
                "plugin:" + component,
                "the plugin does nothing: " + reason,
                "Enable the plugin that gives it, or disable this one too; then build the bridge anew."));
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
    public Schedule schedule(String site) {
        return timekeeper.schedule(component, site, this::enabled, log::tell);
    }

    @Override
    public void onStart(Supplier<? extends AutoCloseable> opening) {
        services.add(component, opening);
    }

    @Override
    public Events events() {
        return new WhileEnabled();
    }

    @Override
    public PluginLog log() {
        return log;
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
