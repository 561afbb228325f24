package org.lmsbridge.core.state;

/** Says that the state store cannot do what was asked, and what a person can do about it. */
public class StateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure without a cause of its own.
     *
     * @param message what is the matter and what to do
     */
    public StateException(String message) {
        super(message);
    }

    /**
     * A failure with a cause.
     *
     * @param message what is the matter and what to do
     * @param cause why
     */
    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
