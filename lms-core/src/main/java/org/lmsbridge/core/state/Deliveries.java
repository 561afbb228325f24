package org.lmsbridge.core.state;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Call-backs to the records that wait to be delivered: stored first, then claimed by one host, delivered, and
 * acknowledged. At least once, with an idempotency key: a host that is killed in the middle leaves the call-back in
 * doubt, and it is tried again, told that it may have arrived. Thread-safe; durable when a call returns.
 *
 * <pre>{@code
 *   store          claim                 acknowledge
 *  ------> PENDING -----> IN_DOUBT (leased) -------> DELIVERED
 *             ^              |  ^   |
 *             |  fail:       |  |   | fail: may have arrived, or the lease ran out
 *             |  not arrived |  +---+
 *             +--------------+
 *             | requeue      | fail: permanent, or tries are spent
 *             +---- DEAD <---+
 * }</pre>
 */
public interface Deliveries {
    /**
     * Stores call-backs, all or none. One whose key is known already, in whatever state, is left as it is: what was
     * delivered once is never delivered again.
     *
     * @param deliveries what to deliver
     * @return how many were new
     */
    int store(Collection<NewDelivery> deliveries);

    /**
     * Claims call-backs that are due. Nobody else gets them until the lease runs out.
     *
     * @param topic of which topic
     * @param host the host's name, for people to read; not blank, at most 200 characters
     * @param lease for how long; longer than a try takes
     * @param limit how many at most; 1 to 1,000
     * @return those that are due longest, each IN_DOUBT from now on and with one try more
     */
    List<Delivery> claim(String topic, String host, Duration lease, int limit);

    /**
     * Makes the lease of a claim last longer.
     *
     * @param delivery of {@link #claim}
     * @param lease from now on
     * @return whether it was still had; if not, somebody else may try the call-back
     */
    boolean renew(Delivery delivery, Duration lease);

    /**
     * Says that a call-back arrived. Counts whoever has it by now: it arrived.
     *
     * @param delivery of {@link #claim} or {@link #list}
     */
    void acknowledge(Delivery delivery);

    /**
     * Says that a try failed. Without effect if the lease ran out and somebody else has the call-back.
     *
     * @param delivery of {@link #claim}
     * @param failure why; texts longer than 2,000 characters are cut
     * @param backoff when it is tried again, and how often
     * @return how far it has come: PENDING or IN_DOUBT if another try follows, DEAD if not
     */
    DeliveryState fail(Delivery delivery, DeliveryFailure failure, Backoff backoff);

    /**
     * Lets a call-back be tried again now, with all its tries.
     *
     * @param delivery of {@link #list}: one that is dead, or waits for another try
     * @return whether it is tried again; not if it was delivered, erased, or a try is under way
     */
    boolean requeue(Delivery delivery);

    /**
     * Finds a call-back by its idempotency key.
     *
     * @param key the key, of {@link NewDelivery#key()}
     * @return it, if it was stored and not erased since
     */
    Optional<Delivery> find(String key);

    /**
     * Lists call-backs, oldest first.
     *
     * @param state in which state
     * @param after the last one of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page; shorter than the limit only at the end
     */
    List<Delivery> list(DeliveryState state, Optional<Delivery> after, int limit);

    /** {@return how many there are in each state, those erased not counted} */
    Map<DeliveryState, Long> counts();

    /**
     * Erases what is known of call-backs that were delivered, or died, longer ago than a period. Of a delivered one a
     * digest of its key stays, so that it is never delivered again; a dead one goes altogether.
     *
     * @param age the period
     * @return how many were erased
     */
    int eraseOlderThan(Duration age);
}
