package org.lmsbridge.core.event;

import java.util.function.Consumer;

/**
 * Tells the plugins of one bridge what happened. Delivery is a hint: an event is lost when the process is killed,
 * when a listener lags more than {@link #BACKLOG} events behind, or has not come to it two seconds after the bridge was
 * closed. Thread-safe.
 */
public interface Events {
    /** How many events may wait for one listener; what comes on top is dropped, and said so in the log. */
    int BACKLOG = 1_000;

    /**
     * Tells all listeners of the event's type and of the types above it. Returns at once; what a listener throws
     * reaches neither the publisher nor another listener, and is logged. On a closed bridge it does nothing.
     *
     * @param event what happened
     */
    void publish(Event event);

    /**
     * Listens. A listener is told of one event at a time, in the order of publishing, from a thread of the bridge's
     * own; it may take its time, and may publish. It is not told of what was published before.
     *
     * @param type which events; {@code Event.class} for all
     * @param listener is told
     * @param <E> which events
     * @return to end it; need not be closed, since the bridge ends all of them
     */
    <E extends Event> Subscription subscribe(Class<E> type, Consumer<? super E> listener);
}
