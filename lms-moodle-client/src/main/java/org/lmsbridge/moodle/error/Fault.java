package org.lmsbridge.moodle.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What went wrong, as a value that exceptions are made of. Immutable. */
public final class Fault implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The web service function. */
    private final String function;
    /** What happened. */
    private final String what;
    /** What an administrator can do. */
    private final String remedy;
    /** Whether the site may have carried out the request. */
    private final MoodleException.Arrival arrival;
    /** Moodle's error code. */
    private final @Nullable String errorCode;
    /** How long the site asks to wait. */
    private final @Nullable Duration retryAfter;
    /** What was thrown. */
    private final @Nullable Throwable cause;

    private Fault(
            String function,
            String what,
            String remedy,
            MoodleException.Arrival arrival,
            @Nullable String errorCode,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        this.function = function;
        this.what = what;
        this.remedy = remedy;
        this.arrival = arrival;
        this.errorCode = errorCode;
        this.retryAfter = retryAfter;
        this.cause = cause;
    }

    /**
     * Describes a fault.
     *
     * @param function the web service function
     * @param what what happened, one line without secrets
     * @param remedy what an administrator can do
     * @param arrival whether the site may have carried out the request
     * @return the fault
     */
    public static Fault of(String function, String what, String remedy, MoodleException.Arrival arrival) {
        return new Fault(function, what, remedy, arrival, null, null, null);
    }

    /**
     * Adds Moodle's error code.
     *
     * @param code the code
     * @return a fault with the code
     */
    public Fault withErrorCode(String code) {
        return new Fault(function, what, remedy, arrival, code, retryAfter, cause);
    }

    /**
     * Adds the time that the site asks to wait.
     *
     * @param wait the time
     * @return a fault with the time
     */
    public Fault withRetryAfter(Duration wait) {
        return new Fault(function, what, remedy, arrival, errorCode, wait, cause);
    }

    /**
     * Adds the cause.
     *
     * @param thrown what was thrown
     * @return a fault with the cause
     */
    public Fault withCause(Throwable thrown) {
        return new Fault(function, what, remedy, arrival, errorCode, retryAfter, thrown);
    }

    /** {@return the web service function} */
    public String function() {
        return function;
    }

    /** {@return what happened, one line} */
    public String what() {
        return what;
    }

    /** {@return what an administrator can do} */
    public String remedy() {
        return remedy;
    }

    /** {@return whether the site may have carried out the request} */
    public MoodleException.Arrival arrival() {
        return arrival;
    }

    /** {@return Moodle's error code} */
    public Optional<String> errorCode() {
        return Optional.ofNullable(errorCode);
    }

    /** {@return how long the site asks to wait} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** {@return what was thrown} */
    public Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    /** {@return function, happening and remedy in one line} */
    String line() {
        return function + ": " + what + (remedy.isEmpty() ? "" : " " + remedy);
    }
}
