package org.lmsbridge.auth.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/**
 * Asks the records in threads of its own, so that nobody waits longer than a bounded time for records that hang. What
 * comes in a burst waits for its turn within that time. Threads end by themselves when there is nothing to do.
 * Thread-safe.
 */
public final class TimedWork {
    private static final long IDLE_SECONDS = 10;
    private static final int WAITING_PER_THREAD = 8;

    private final Duration timeout;
    private final ThreadPoolExecutor threads;

    /**
     * Says how much at once, and how long.
     *
     * @param concurrency how many tasks at once
     * @param timeout how long each, the wait for its turn included
     */
    public TimedWork(int concurrency, Duration timeout) {
        this.timeout = timeout;
        this.threads = new ThreadPoolExecutor(
                concurrency,
                concurrency,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(concurrency * WAITING_PER_THREAD),
                new Daemons());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Does it, within the time.
     *
     * @param task what to do; interrupted when the time is over
     * @param <T> what comes of it
     * @return what comes of it
     * @throws BusyException if too much is being done already; the task was not begun
     * @throws RecordsUnavailableException if it failed, or took too long
     */
    public <T> T call(Callable<T> task) {
        var begun = new AtomicBoolean();
        var work = new FutureTask<>(() -> {
            begun.set(true);
            return task.call();
        });
        try {
            threads.execute(work);
            return work.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new BusyException(e);
        } catch (TimeoutException e) {
            work.cancel(true);
            if (!begun.get()) {
                throw new BusyException(e);
            }
            throw new RecordsUnavailableException("no answer from the records within " + timeout, e);
        } catch (ExecutionException e) {
            throw new RecordsUnavailableException("the records could not answer: " + e.getCause(), e);
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new RecordsUnavailableException("interrupted while waiting for the records", e);
        }
    }

    /** Says that a task was not begun, because too many are. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException(Throwable cause) {
            super("as many requests as allowed are waiting for the records", cause);
        }
    }

    private static final class Daemons implements ThreadFactory {
        private final AtomicInteger made = new AtomicInteger();

        @Override
        public Thread newThread(Runnable task) {
            var thread = new Thread(task, "lms-sign-in-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
