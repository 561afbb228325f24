package org.lmsbridge.core.schedule;

import org.lmsbridge.core.state.Delivery;

/**
 * Delivers call-backs of one topic. Called by one thread at a time over all hosts, outside of any transaction, once for
 * each try. A call may last as long as it needs, and holds up the others of its topic.
 */
@FunctionalInterface
public interface DeliveryHandler {
    /**
     * Delivers a call-back. Returning means that it arrived.
     *
     * @param delivery the call-back. Its {@link Delivery#key()} is the same at every try. Where
     *     {@link Delivery#mayHaveArrived()}, ask the receiver first if it can be asked.
     * @throws DeliveryException if it failed; says what follows. Any other exception counts as one that may have
     *     arrived, and is tried again.
     */
    void deliver(Delivery delivery) throws DeliveryException;
}
