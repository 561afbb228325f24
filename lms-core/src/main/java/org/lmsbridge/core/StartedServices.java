package org.lmsbridge.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plugins keep open while a bridge is started, such as a listening port: closed while a plugin is disabled, in
 * whichever process that was said. Thread-safe.
 */
final class StartedServices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartedServices.class);

    private final Duration pause;
    private final List<Service> services = new ArrayList<>();
    private Optional<ScheduledExecutorService> watch = Optional.empty();
    private Predicate<String> enabled = component -> false;
    private boolean sealed;
    private boolean started;

    /** Looks after each pause whether a plugin was disabled or enabled elsewhere. */
    StartedServices(Duration pause) {
        this.pause = pause;
    }

    private static final class Service {
        private final String component;
        private final Supplier<? extends AutoCloseable> opening;
        private Optional<AutoCloseable> open = Optional.empty();

        Service(String component, Supplier<? extends AutoCloseable> opening) {
            this.component = component;
            this.opening = opening;
        }

        void open() {
            open = Optional.of(opening.get());
        }

        void close() {
            var closing = open;
            open = Optional.empty();
            try {
                if (closing.isPresent()) {
                    closing.get().close();
                }
            } catch (Exception e) {
                LOG.warn("what {} had opened could not be closed", component, e);
            }
        }
    }

    synchronized void add(String component, Supplier<? extends AutoCloseable> opening) {
        if (sealed) {
            throw new IllegalStateException(
                    component + " came too late: what is opened at the start is taken in Plugin.setUp(…)");
        }
        services.add(new Service(component, opening));
    }

    synchronized void withdraw(String component) {
        services.removeIf(service -> service.component.equals(component));
    }

    synchronized void seal() {
        sealed = true;
    }

    /** Opens those whose plugins are enabled, all of them or none, and follows from then on. */
    synchronized void open(Predicate<String> whether) {
        enabled = whether;
        try {
            services.stream().filter(service -> enabled.test(service.component)).forEach(Service::open);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        started = true;
        if (!services.isEmpty()) {
            var thread = Executors.newSingleThreadScheduledExecutor(task -> {
                var daemon = new Thread(task, "lms-services");
                daemon.setDaemon(true);
                return daemon;
            });
            thread.scheduleWithFixedDelay(this::follow, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
            watch = Optional.of(thread);
        }
    }

    /** Closes what belongs to a plugin that was disabled, and opens it again with the plugin. */
    synchronized void follow() {
        if (started) {
            services.forEach(this::follow);
        }
    }

    private void follow(Service service) {
        try {
            var wanted = enabled.test(service.component);
            if (wanted == service.open.isPresent()) {
                return;
            }
            LOG.info("plugin {} component={}", wanted ? "enabled again" : "disabled", service.component);
            if (wanted) {
                service.open();
            } else {
                service.close();
            }
        } catch (RuntimeException e) {
            LOG.warn("what {} keeps open was not followed up; the next look tries again", service.component, e);
        }
    }

    /** Closes what is open, the latest first, whatever happens to one of them. */
    @Override
    public synchronized void close() {
        started = false;
        watch.ifPresent(ScheduledExecutorService::shutdownNow);
        var latestFirst = new ArrayList<>(services);
        Collections.reverse(latestFirst);
        latestFirst.forEach(Service::close);
    }
}
