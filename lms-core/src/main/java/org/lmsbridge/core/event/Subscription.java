package org.lmsbridge.core.event;

/** A listener's place. Closing it ends the delivery; an event that is being delivered may still arrive. Thread-safe. */
public interface Subscription extends AutoCloseable {
    /** Ends the delivery. A second call does nothing. */
    @Override
    void close();
}
