package org.lmsbridge.core.state;

/**
 * Why a try failed. Immutable. Neither text may hold secrets; both are kept and shown to people.
 *
 * @param kind what follows from it
 * @param error what went wrong
 * @param remedy what a person can do about it; may be empty
 */
public record DeliveryFailure(Kind kind, String error, String remedy) {
    /** What follows from a failure. */
    public enum Kind {
        /** It is known not to have arrived; another try follows. */
        NOT_ARRIVED,
        /** Nobody knows whether it arrived; another try follows, and is told so. */
        MAY_HAVE_ARRIVED,
        /** No other try can succeed unless a person does something; it is dead at once. */
        PERMANENT
    }
}
