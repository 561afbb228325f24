package org.lmsbridge.moodle.destination;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.error.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits while a site cannot serve; nothing is read from the input meanwhile. Waits double from one second to a minute,
 * or are as long as the site asks for, and end when the flow is cancelled. One per flow.
 */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private final Duration limit;
    private final CountDownLatch cancelled;
    private final Waiting waiting;
    private Duration waited = Duration.ZERO;
    private Duration next = FIRST;

    /** Waits, so that tests need not. */
    @FunctionalInterface
    interface Waiting {
        void await(CountDownLatch end, Duration time) throws InterruptedException;

        /** {@return the clock on the wall} */
        static Waiting real() {
            return (end, time) -> {
                // Whether the latch or the time ended it, the caller looks for itself.
                boolean ended = end.await(time.toMillis(), TimeUnit.MILLISECONDS);
                LOG.debug("waited ms={} cancelled={}", time.toMillis(), ended);
            };
        }
    }

    /** The flow ends here; what is not decided stays so. */
    static final class StoppedException extends Exception {
        private static final long serialVersionUID = 1L;

        /** Why. */
        private final MoodleException reason;

        StoppedException(MoodleException reason) {
            super(reason);
            this.reason = reason;
        }

        MoodleException reason() {
            return reason;
        }
    }

    Patience(Duration limit, CountDownLatch cancelled, Waiting waiting) {
        this.limit = limit;
        this.cancelled = cancelled;
        this.waiting = waiting;
    }

    boolean cancelled() {
        return cancelled.getCount() == 0;
    }

    /** The site serves again. */
    void served() {
        waited = Duration.ZERO;
        next = FIRST;
    }

    /** Does something again and again, as long as the site only cannot serve just now. */
    <A> A reading(Supplier<A> action) throws StoppedException {
        while (true) {
            try {
                return action.get();
            } catch (MoodleException e) {
                await(e);
            }
        }
    }

    /** Waits for a site that could not serve; ends the flow for anything else, or when it has waited long enough. */
    void await(MoodleException reason) throws StoppedException {
        boolean passing = reason instanceof SiteUnavailableException
                || reason instanceof TransportException && reason.arrival() == Arrival.NOT_SENT;
        Duration wait = reason instanceof SiteUnavailableException away
                ? away.retryAfter().filter(asked -> asked.compareTo(next) > 0).orElse(next)
                : next;
        if (!passing || cancelled() || waited.plus(wait).compareTo(limit) > 0) {
            throw new StoppedException(reason);
        }
        LOG.info("site_unavailable function={} wait_ms={}", reason.function(), wait.toMillis());
        try {
            waiting.await(cancelled, wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException(reason);
        }
        waited = waited.plus(wait);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        if (cancelled()) {
            throw new StoppedException(reason);
        }
    }
}
