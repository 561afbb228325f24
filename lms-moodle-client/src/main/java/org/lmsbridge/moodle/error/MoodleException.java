package org.lmsbridge.moodle.error;

import java.util.Optional;

/**
 * Something went wrong between this program and a Moodle site. The children tell what kind of thing; the message is one
 * line that names the function and ends in the remedy, and carries neither tokens nor passwords.
 */
public class MoodleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the site may have carried out the request. */
    public enum Arrival {
        /** The request is known not to have reached the site, or was never sent. */
        NOT_SENT,
        /** The site, or something in front of it, refused: nothing was carried out. */
        REFUSED,
        /** The site may have carried out all of it. */
        UNKNOWN,
        /** The site may have carried out all of it, or may be at it still. */
        PERHAPS_RUNNING
    }

    /** What went wrong. */
    private final Fault fault;

    /**
     * Makes an exception.
     *
     * @param fault what went wrong
     */
    public MoodleException(Fault fault) {
        super(fault.line(), fault.cause().orElse(null));
        this.fault = fault;
    }

    /** {@return what went wrong, as a value} */
    public Fault fault() {
        return fault;
    }

    /** {@return the web service function that was called} */
    public String function() {
        return fault.function();
    }

    /** {@return Moodle's error code, empty where Moodle gave none; {@code password} for the list of broken rules that it
     *     gives in place of a code} */
    public Optional<String> errorCode() {
        return fault.errorCode();
    }

    /** {@return what an administrator can do about it} */
    public String remedy() {
        return fault.remedy();
    }

    /** {@return whether the site may have carried out the request} */
    public Arrival arrival() {
        return fault.arrival();
    }
}
