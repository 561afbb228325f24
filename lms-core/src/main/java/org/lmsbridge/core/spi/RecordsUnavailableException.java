package org.lmsbridge.core.spi;

/**
 * Says that the records could not be read, or not be read to the end. It stops that part of a run and is never taken
 * for "there is nothing".
 */
public class RecordsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure that the integrator's code found by itself.
     *
     * @param message what could not be read, and what a person can do about it; no personal data
     */
    public RecordsUnavailableException(String message) {
        super(message);
    }

    /**
     * A failure with a cause.
     *
     * @param message what could not be read, and what a person can do about it; no personal data
     * @param cause why
     */
    public RecordsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
