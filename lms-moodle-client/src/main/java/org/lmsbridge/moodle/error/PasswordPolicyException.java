package org.lmsbridge.moodle.error;

/** A password breaks the site's password policy. */
public final class PasswordPolicyException extends MoodleException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param fault what went wrong
     */
    public PasswordPolicyException(Fault fault) {
        super(fault);
    }
}
