package org.lmsbridge.moodle.error;

/** A write may or may not have been carried out. Ask the site before writing again. */
public final class WriteInDoubtException extends MoodleException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param fault what went wrong
     */
    public WriteInDoubtException(Fault fault) {
        super(fault);
    }
}
