package org.lmsbridge.core.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.lmsbridge.core.state.SiteState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets work begin, or not: disabled plugins, stop switch, quiet hours, and whether another host does it already. Thread-safe. */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final int RENEWALS = 4;

    private final Clock clock;
    private final Optional<QuietHours> quietHours;
    private final ZoneId zone;
    private final String host;
    private final Duration lease;
    private final ScheduledExecutorService renewals;
    private final BooleanSupplier enabled;

    Gate(
            Clock clock,
            Optional<QuietHours> quietHours,
            ZoneId zone,
            String host,
            Duration lease,
            ScheduledExecutorService renewals,
            BooleanSupplier enabled) {
        this.clock = clock;
        this.quietHours = quietHours;
        this.zone = zone;
        this.host = host;
        this.lease = lease;
        this.renewals = renewals;
        this.enabled = enabled;
    }

    /** {@return a gate that is shut also while a plugin is disabled} */
    Gate whileEnabled(BooleanSupplier plugin) {
        return new Gate(clock, quietHours, zone, host, lease, renewals, plugin);
    }

    /** What came of trying, and when to try again if nothing did. */
    record Answer(TaskResult result, Optional<Instant> again) {}

    /** Does something if it may begin, and nobody else does it. */
    Answer pass(SiteState state, String name, Runnable work) {
        return hold(state).orElseGet(() -> alone(state, name, work));
    }

    /** {@return why nothing may begin, if so} */
    Optional<Answer> hold(SiteState state) {
        var now = clock.instant();
        if (!enabled.getAsBoolean()) {
            return Optional.of(new Answer(TaskResult.DISABLED, Optional.of(now.plus(LOOK_AGAIN))));
        }
        if (state.stopSwitch().find().isPresent()) {
            return Optional.of(new Answer(TaskResult.STOPPED, Optional.of(now.plus(LOOK_AGAIN))));
        }
        return quietHours
                .flatMap(hours -> hours.end(now, zone))
                .map(end -> new Answer(TaskResult.QUIET, Optional.of(end)));
    }

    /** Does something if nobody else does it. */
    Answer alone(SiteState state, String name, Runnable work) {
        var taken = state.leases().take(name, host, lease);
        if (taken.isEmpty()) {
            return new Answer(TaskResult.BUSY, Optional.of(clock.instant().plus(ASK_AGAIN)));
        }
        try {
            renewing(name, () -> state.leases().renew(taken.get(), lease), work);
        } finally {
            state.leases().release(taken.get());
        }
        return new Answer(TaskResult.DONE, Optional.empty());
    }

    /** {@return how long a lease lasts that is not renewed} */
    Duration lease() {
        return lease;
    }

    /** Does something, and renews the lease on it several times before it runs out. */
    void renewing(String name, BooleanSupplier renewal, Runnable work) {
        long period = lease.dividedBy(RENEWALS).toMillis();
        var repeated =
                renewals.scheduleWithFixedDelay(() -> renew(name, renewal), period, period, TimeUnit.MILLISECONDS);
        try {
            work.run();
        } finally {
            repeated.cancel(false);
        }
    }

    private void renew(String name, BooleanSupplier renewal) {
        try {
            if (!renewal.getAsBoolean()) {
                LOG.warn("lost lease={} host={}: another host may do the same work", name, host);
            }
        } catch (RuntimeException e) {
            // The next renewal comes in time still, if the store answers again.
            LOG.warn("could not renew lease={} cause={}", name, e.getClass().getSimpleName());
        }
    }
}
