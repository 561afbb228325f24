package org.lmsbridge.core.state;

import java.time.Instant;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;

/**
 * A call-back in the store. Immutable.
 *
 * @param topic who delivers it
 * @param subject what it is about; empty once it is erased
 * @param step what happens to the subject; empty once it is erased
 * @param contact the person whom it is about, if it is about one
 * @param payload what the deliverer needs; empty once it is erased
 * @param state how far it has come
 * @param mayHaveArrived whether an earlier try may have arrived, so that the receiver should be asked first if it can be
 * @param tries how many tries there were, the one under way included, since it was stored or requeued
 * @param createdAt when it was stored
 * @param changedAt when it last came further
 * @param dueAt when it is tried (again), or until when the lease of the try under way runs; empty when it is delivered
 *     or dead
 * @param claim who has it, if a try is under way
 * @param error what went wrong at the last try
 * @param remedy what a person can do about it
 * @param handle by which the store knows it
 */
public record Delivery(
        String topic,
        String subject,
        String step,
        Optional<ContactId> contact,
        String payload,
        DeliveryState state,
        boolean mayHaveArrived,
        int tries,
        Instant createdAt,
        Instant changedAt,
        Optional<Instant> dueAt,
        Optional<Claim> claim,
        Optional<String> error,
        Optional<String> remedy,
        String handle) {

    /**
     * The key by which a receiver can tell a repetition.
     *
     * @return the idempotency key, as {@link NewDelivery#key()}
     */
    public String key() {
        return NewDelivery.key(topic, subject, step);
    }

    /** Leaves the payload out, which is about people. */
    @Override
    public String toString() {
        return "Delivery[%s, %s, tries=%d]".formatted(key(), state, tries);
    }

    /**
     * That a host has a delivery.
     *
     * @param host the host's name
     * @param lease the number of the lease, by which a host that lost it is told from the one that has it
     */
    public record Claim(String host, String lease) {}
}
