package org.lmsbridge.moodle.error;

/** No usable answer came: no connection, a time-out, or something that is not an answer of the web service. */
public final class TransportException extends MoodleException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param fault what went wrong
     */
    public TransportException(Fault fault) {
        super(fault);
    }
}
