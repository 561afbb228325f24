package org.lmsbridge.moodle.error;

/** The token may not do this, or is not valid; nothing about the data is wrong. */
public final class AccessException extends MoodleException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param fault what went wrong
     */
    public AccessException(Fault fault) {
        super(fault);
    }
}
