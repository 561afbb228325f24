package org.lmsbridge.moodle.error;

/** Something that the call wants to make or change stands against what the site has, such as a name already taken. */
public final class ConflictException extends MoodleException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param fault what went wrong
     */
    public ConflictException(Fault fault) {
        super(fault);
    }
}
