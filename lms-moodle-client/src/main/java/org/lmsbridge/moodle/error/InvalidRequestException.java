package org.lmsbridge.moodle.error;

/** The data or the call is not as Moodle wants it. */
public final class InvalidRequestException extends MoodleException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param fault what went wrong
     */
    public InvalidRequestException(Fault fault) {
        super(fault);
    }
}
