package org.lmsbridge.moodle.internal.wire;

import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.time.Duration;
import java.util.Optional;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.error.TransportException;

/** Which calls are repeated, and after what wait. */
public final class Repetition {
    private Repetition() {}

    /**
     * Makes the rule for reads: whatever looks passing is tried again.
     *
     * @param site the settings
     * @return the rule
     */
    static RetryPolicy<Object> ofReads(MoodleSite site) {
        return policy(site)
                .handleIf(thrown -> soon(thrown, site)
                        || thrown instanceof TransportException gone
                                && gone.arrival() != Arrival.REFUSED
                                && gone.errorCode().isEmpty())
                .build();
    }

    /**
     * Makes the rule for writes: only what is known not to have been carried out is tried again.
     *
     * @param site the settings
     * @return the rule
     */
    public static RetryPolicy<Object> ofWrites(MoodleSite site) {
        return policy(site)
                .handleIf(thrown -> soon(thrown, site) && ((MoodleException) thrown).arrival() == Arrival.REFUSED
                        || thrown instanceof TransportException gone && gone.arrival() == Arrival.NOT_SENT)
                .build();
    }

    private static boolean soon(Throwable thrown, MoodleSite site) {
        return thrown instanceof SiteUnavailableException away
                && away.retryAfter()
                        .map(wait -> wait.compareTo(site.longestWait()) <= 0)
                        .orElse(true);
    }

    private static RetryPolicyBuilder<Object> policy(MoodleSite site) {
        RetryPolicyBuilder<Object> builder = RetryPolicy.builder().withMaxAttempts(site.attempts());
        if (!site.backoff().isZero()) {
            builder.withBackoff(site.backoff(), site.backoff().multipliedBy(64));
        }
        return builder.withDelayFnOn(
                context -> Optional.ofNullable(context.getLastException())
                        .map(thrown -> (SiteUnavailableException) thrown)
                        .flatMap(SiteUnavailableException::retryAfter)
                        // A negative wait leaves the ordinary backoff in force.
                        .orElse(Duration.ofNanos(-1)),
                SiteUnavailableException.class);
    }
}
