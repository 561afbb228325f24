package org.lmsbridge.moodle.error;

import java.time.Duration;
import java.util.Optional;

/** The site is there and does not serve just now: maintenance, upgrade, overload, a failing database. */
public final class SiteUnavailableException extends MoodleException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param fault what went wrong
     */
    public SiteUnavailableException(Fault fault) {
        super(fault);
    }

    /** {@return how long the site asks to wait} */
    public Optional<Duration> retryAfter() {
        return fault().retryAfter();
    }
}
