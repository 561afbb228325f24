package org.lmsbridge.moodle.error;

/** Something that the call names does not exist in the site. */
public final class NotFoundException extends MoodleException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param fault what went wrong
     */
    public NotFoundException(Fault fault) {
        super(fault);
    }
}
