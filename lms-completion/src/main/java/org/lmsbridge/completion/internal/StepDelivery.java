package org.lmsbridge.completion.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.Optional;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Backoff;
import org.lmsbridge.core.state.Deliveries;
import org.lmsbridge.core.state.Delivery;
import org.lmsbridge.core.state.DeliveryFailure;
import org.lmsbridge.core.state.DeliveryFailure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers stored call-backs to the records, one at a time. */
public final class StepDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(StepDelivery.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private final Deliveries deliveries;
    private final ProcessSteps steps;
    private final Backoff backoff;
    private final String host;

    public StepDelivery(Deliveries deliveries, ProcessSteps steps, int tries, String host) {
        this.deliveries = deliveries;
        this.steps = steps;
        this.backoff = new Backoff(Duration.ofSeconds(30), Duration.ofHours(6), tries);
        this.host = host;
    }

    /** Delivers what is due; one at a time, so that a killed process leaves one in doubt and not many. */
    public int run() {
        int delivered = 0;
        for (var due = deliveries.claim(CallBack.TOPIC, host, LEASE, 1);
                !due.isEmpty();
                due = deliveries.claim(CallBack.TOPIC, host, LEASE, 1)) {
            var delivery = due.get(0);
            var failure = deliver(delivery);
            if (failure.isEmpty()) {
                deliveries.acknowledge(delivery);
                delivered++;
            } else {
                var state = deliveries.fail(delivery, failure.get(), backoff);
                LOG.warn(
                        "call-back not delivered subject={} tries={} state={}",
                        delivery.subject(),
                        delivery.tries(),
                        state);
            }
        }
        return delivered;
    }

    /** Why a try failed; empty if it arrived. */
    Optional<DeliveryFailure> deliver(Delivery delivery) {
        try {
            return verdict(delivery, steps.take(CallBack.request(delivery)));
        } catch (RecordsUnavailableException e) {
            return Optional.of(new DeliveryFailure(
                    Kind.NOT_ARRIVED, "the records cannot be reached", "Mend the records; it is tried again."));
        } catch (JsonProcessingException e) {
            return Optional.of(new DeliveryFailure(
                    Kind.PERMANENT,
                    "the stored call-back cannot be read",
                    "Use the version of the library that stored it."));
        } catch (RuntimeException e) {
            // Without its message, which may tell of people.
            LOG.debug("call-back threw", e);
            return Optional.of(new DeliveryFailure(
                    Kind.MAY_HAVE_ARRIVED,
                    "the process step threw " + e.getClass().getName(),
                    "See the log at debug level; it is tried again with the same key."));
        }
    }

    private static Optional<DeliveryFailure> verdict(Delivery delivery, StepOutcome outcome) {
        return switch (outcome.result()) {
            case DONE, DONE_BEFORE -> Optional.empty();
            case STEP_NOT_ON_PATH ->
                Optional.of(new DeliveryFailure(
                        Kind.PERMANENT,
                        "the step \"" + delivery.step() + "\" is not on the registration's process path. "
                                + outcome.detail(),
                        "Put the step on the process path, or correct the setting, then requeue the call-back."));
            case UNKNOWN_REGISTRATION ->
                Optional.of(new DeliveryFailure(
                        Kind.PERMANENT,
                        "the records know no " + delivery.subject() + " " + outcome.detail(),
                        "Look whether the registration was deleted or merged; restore it and requeue the call-back, or"
                                + " leave it."));
        };
    }
}
