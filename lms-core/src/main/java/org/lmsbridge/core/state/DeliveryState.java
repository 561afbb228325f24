package org.lmsbridge.core.state;

/** How far a {@link Delivery} has come. */
public enum DeliveryState {
    /** It waits for its first try, or for another one after a try that is known not to have arrived. */
    PENDING,
    /** A try is under way, or ended without anybody's knowing whether it arrived. It is tried again. */
    IN_DOUBT,
    /** It arrived, and is never delivered again. */
    DELIVERED,
    /** It is not tried any more until a person requeues it. */
    DEAD
}
