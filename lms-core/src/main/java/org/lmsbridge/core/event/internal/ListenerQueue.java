package org.lmsbridge.core.event.internal;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.lmsbridge.core.event.Event;
import org.lmsbridge.core.event.Events;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for one listener. At most one thread at a time empties it, which keeps the order. */
final class ListenerQueue<E extends Event> {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final Class<E> type;
    private final Consumer<? super E> listener;
    private final Consumer<Runnable> executor;
    private final Queue<E> waiting = new ArrayDeque<>();
    private boolean draining;
    private long dropped;

    ListenerQueue(Class<E> type, Consumer<? super E> listener, Consumer<Runnable> executor) {
        this.type = type;
        this.listener = listener;
        this.executor = executor;
    }

    void offer(Event event) {
        if (type.isInstance(event) && add(type.cast(event))) {
            executor.accept(this::drain);
        }
    }

    synchronized void clear() {
        waiting.clear();
    }

    /** Says whether somebody has to be sent to empty the queue. */
    private synchronized boolean add(E event) {
        if (waiting.size() >= Events.BACKLOG) {
            if (dropped++ == 0) {
                LOG.warn("events dropped, listener too slow: type={} listener={}", type.getName(), listener);
            }
            return false;
        }
        waiting.add(event);
        var idle = !draining;
        draining = true;
        return idle;
    }

    private void drain() {
        for (var event = next(); event.isPresent(); event = next()) {
            try {
                listener.accept(event.get());
            } catch (Throwable e) {
                // Of any kind: an error that got through would leave the queue without anybody to empty it.
                LOG.warn(
                        "event listener failed: event={} listener={}",
                        event.get().getClass().getName(),
                        listener,
                        e);
            }
        }
    }

    private synchronized Optional<E> next() {
        var event = Optional.ofNullable(waiting.poll());
        draining = event.isPresent();
        if (!draining && dropped > 0) {
            LOG.warn("events dropped in all: count={} type={} listener={}", dropped, type.getName(), listener);
            dropped = 0;
        }
        return event;
    }
}
