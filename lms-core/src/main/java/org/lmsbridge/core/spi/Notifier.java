package org.lmsbridge.core.spi;

/**
 * Carries messages to people: warnings and debug digests to the provider's staff, and the sign-in notice to a contact.
 *
 * <p>Called by plugins from several threads at once; a run sends a handful to staff, and a notice to each contact whose
 * account was made. May take its time: a caller that must not wait sends from a thread of its own. Returning means that
 * the message was handed on (to a mail server, a queue), not that it was read. Throws any {@link RuntimeException} when
 * it could not be handed on; a warning is then logged, and a notice to a contact is sent again later, so that in rare
 * cases somebody gets a message twice.
 */
@FunctionalInterface
public interface Notifier {
    /**
     * Hands a message on.
     *
     * @param notice the message
     */
    void send(Notice notice);
}
