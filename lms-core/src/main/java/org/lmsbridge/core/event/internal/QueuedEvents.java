package org.lmsbridge.core.event.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.lmsbridge.core.event.Event;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.event.Subscription;

/** A queue for each listener, emptied by a few daemon threads that end when there is nothing to do. */
public final class QueuedEvents implements Events, AutoCloseable {
    private static final int THREADS = 4;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final List<ListenerQueue<?>> listeners = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor threads;
    private final Duration patience;

    /**
     * Starts without a thread.
     *
     * @param patience how long closing waits for listeners that are at work, before it interrupts them
     */
    public QueuedEvents(Duration patience) {
        this.patience = patience;
        var number = new AtomicInteger();
        // Unbounded only in name: a listener's queue stands in it at most once.
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    var thread = new Thread(work, "lms-events-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void publish(Event event) {
        listeners.forEach(listener -> listener.offer(event));
    }

    @Override
    public <E extends Event> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
        var queue = new ListenerQueue<E>(type, listener, this::start);
        listeners.add(queue);
        return () -> {
            listeners.remove(queue);
            queue.clear();
        };
    }

    /** Takes no more, and gives the listeners a moment for what waits; then drops it and interrupts them. */
    @Override
    public void close() {
        var told = List.copyOf(listeners);
        listeners.clear();
        threads.shutdown();
        try {
            if (threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        told.forEach(ListenerQueue::clear);
        threads.shutdownNow();
    }

    private void start(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: events are hints, and nobody is left to be told.
        }
    }
}
