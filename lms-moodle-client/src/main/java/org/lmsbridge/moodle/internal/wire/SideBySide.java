package org.lmsbridge.moodle.internal.wire;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Work that several threads do, the caller's among them. It is over when none of them has anything under way.
 *
 * @param <T> of what parts of the work consist
 */
public final class SideBySide<T> {
    private final Supplier<List<T>> next;
    private final Consumer<List<T>> work;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * Prepares work.
     *
     * @param next gives the next part, and an empty list when there is none left; asked by all threads
     * @param work does a part
     */
    public SideBySide(Supplier<List<T>> next, Consumer<List<T>> work) {
        this.next = next;
        this.work = work;
    }

    /**
     * Works to the end. Whatever a thread throws is thrown here, and no further part is begun; an interruption of the
     * caller reaches the others.
     *
     * @param threads how many; at least 1
     */
    public void run(int threads) {
        var first = next.get();
        var second = first.isEmpty() || threads == 1 ? List.<T>of() : next.get();
        var others = second.isEmpty()
                ? List.<Thread>of()
                : IntStream.range(1, threads)
                        .mapToObj(number -> thread(number == 1 ? second : List.of()))
                        .toList();
        others.forEach(Thread::start);
        parts(first);
        await(others);
        rethrow(failure.get());
    }

    private Thread thread(List<T> first) {
        var thread = new Thread(() -> parts(first), "lms-calls");
        thread.setDaemon(true);
        return thread;
    }

    private void parts(List<T> first) {
        try {
            for (var part = first.isEmpty() ? next.get() : first; !part.isEmpty(); part = next.get()) {
                if (failure.get() != null) {
                    return;
                }
                work.accept(part);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /** What was sent has to be known before anybody goes on: an interruption is handed on, and does not end the wait. */
    private static void await(List<Thread> others) {
        boolean interrupted = false;
        for (var thread : others) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    others.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
