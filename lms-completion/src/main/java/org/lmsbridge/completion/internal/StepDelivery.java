package org.lmsbridge.completion.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.schedule.DeliveryException;
import org.lmsbridge.core.schedule.DeliveryHandler;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a stored call-back to the records. Whatever else they throw counts as one that may have arrived, and is tried
 * again with the same key.
 */
public final class StepDelivery implements DeliveryHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StepDelivery.class);
    private final ProcessSteps steps;

    public StepDelivery(ProcessSteps steps) {
        this.steps = steps;
    }

    @Override
    public void deliver(Delivery delivery) throws DeliveryException {
        try {
            var failure = verdict(delivery, steps.take(CallBack.request(delivery)));
            if (failure.isPresent()) {
                throw failure.get();
            }
        } catch (RecordsUnavailableException e) {
            LOG.debug("records unavailable", e);
            // The bridge names what the records threw unexpectedly by the same exception, with that as the cause:
            // nobody
            // knows how far they came.
            if (e.getCause() instanceof RuntimeException || e.getCause() instanceof Error) {
                throw DeliveryException.mayHaveArrived(
                        "the process step threw " + e.getCause().getClass().getName());
            }
            throw DeliveryException.notArrived("the records cannot be reached");
        } catch (JsonProcessingException e) {
            throw DeliveryException.permanent(
                    "the stored call-back cannot be read", "Use the version of the library that stored it.");
        }
    }

    private static Optional<DeliveryException> verdict(Delivery delivery, StepOutcome outcome) {
        return switch (outcome.result()) {
            case DONE, DONE_BEFORE -> Optional.empty();
            case STEP_NOT_ON_PATH ->
                Optional.of(DeliveryException.permanent(
                        "the step \"" + delivery.step() + "\" is not on the registration's process path. "
                                + outcome.detail(),
                        "Put the step on the process path, or correct the setting, then requeue the call-back."));
            case UNKNOWN_REGISTRATION ->
                Optional.of(DeliveryException.permanent(
                        "the records know no " + delivery.subject() + " " + outcome.detail(),
                        "Look whether the registration was deleted or merged; restore it and requeue the call-back, or"
                                + " leave it."));
        };
    }
}
