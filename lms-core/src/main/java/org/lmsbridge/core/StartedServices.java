package org.lmsbridge.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What plugins keep open while a bridge is started, such as a listening port. Thread-safe. */
final class StartedServices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartedServices.class);

    private final List<Service> services = new ArrayList<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean sealed;

    private record Service(String component, Supplier<? extends AutoCloseable> opening) {}

    synchronized void add(String component, Supplier<? extends AutoCloseable> opening) {
        if (sealed) {
            throw new IllegalStateException(
                    component + " came too late: what is opened at the start is taken in Plugin.setUp(…)");
        }
        services.add(new Service(component, opening));
    }

    synchronized void seal() {
        sealed = true;
    }

    /** Opens all of them or none. */
    synchronized void open(Predicate<String> enabled) {
        try {
            for (var service : services) {
                if (enabled.test(service.component())) {
                    open.push(service.opening().get());
                }
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Closes what is open, the latest first, whatever happens to one of them. */
    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("what a plugin had opened could not be closed", e);
            }
        }
    }
}
