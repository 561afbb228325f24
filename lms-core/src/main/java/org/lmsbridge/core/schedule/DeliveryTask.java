package org.lmsbridge.core.schedule;

import java.util.function.Consumer;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Backoff;
import org.lmsbridge.core.state.Delivery;
import org.lmsbridge.core.state.DeliveryFailure;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.core.state.SiteState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the call-backs of one topic.
 *
 * @param tell tells staff of call-backs that are dead
 */
record DeliveryTask(
        String name,
        SiteState state,
        Timetable timetable,
        DeliveryHandler handler,
        Backoff backoff,
        String host,
        Gate gate,
        Consumer<Finding> tell)
        implements BridgeTask {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryTask.class);

    @Override
    public boolean heldBack() {
        return true;
    }

    /** One at a time, so that of all that wait only the one that is being sent can come to be in doubt. */
    @Override
    public void work() {
        while (gate.hold(state).isEmpty() && !Thread.currentThread().isInterrupted()) {
            var claimed = state.deliveries().claim(name, host, gate.lease(), 1);
            if (claimed.isEmpty()) {
                return;
            }
            var delivery = claimed.get(0);
            gate.renewing(name, () -> state.deliveries().renew(delivery, gate.lease()), () -> deliver(delivery));
        }
    }

    private void deliver(Delivery delivery) {
        if (delivery.tries() > backoff.tries()) {
            // Whoever tried died every time, and so never said that a try failed.
            failed(
                    delivery,
                    new DeliveryFailure(
                            DeliveryFailure.Kind.PERMANENT,
                            "the process ended at each of %d tries".formatted(backoff.tries()),
                            "See the log for what ends it, then requeue the call-back."));
            return;
        }
        try {
            handler.deliver(delivery);
        } catch (DeliveryException e) {
            failed(delivery, e.failure());
            return;
        } catch (RuntimeException e) {
            LOG.debug("call-back topic={} threw", name, e);
            // Without its message, which may tell more about people than a list of failures should keep.
            failed(
                    delivery,
                    new DeliveryFailure(
                            DeliveryFailure.Kind.MAY_HAVE_ARRIVED,
                            "the handler threw " + e.getClass().getName(),
                            "See the log at debug level for the cause."));
            return;
        }
        state.deliveries().acknowledge(delivery);
    }

    private void failed(Delivery delivery, DeliveryFailure failure) {
        var after = state.deliveries().fail(delivery, failure, backoff);
        if (after == DeliveryState.DEAD) {
            LOG.error(
                    "dead call-back topic={} subject={} tries={}: see its error and remedy, then requeue it",
                    name,
                    delivery.subject(),
                    delivery.tries());
            tell.accept(Finding.error(
                    "call-back-dead",
                    delivery.subject(),
                    "a call-back of " + name + " could not be delivered in " + delivery.tries() + " tries: "
                            + failure.error(),
                    (failure.remedy() + " Requeue it once that is mended (Deliveries.requeue).").strip()));
        } else {
            LOG.warn("failed call-back topic={} subject={} tries={}", name, delivery.subject(), delivery.tries());
        }
    }
}
