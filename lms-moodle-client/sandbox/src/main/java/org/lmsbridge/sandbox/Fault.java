package org.lmsbridge.sandbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.http.Sabotage;

/**
 * One thing that goes wrong with one call. Where a factory does not say otherwise, the function is not run; see
 * {@link #afterCommit()}. Instances are immutable.
 */
public final class Fault {

    private final Sabotage sabotage;

    private Fault(Sabotage sabotage) {
        this.sabotage = sabotage;
    }

    private static Fault answer(int status, String body, @Nullable String headerName, String headerValue) {
        return new Fault(Sabotage.answer(status, body, headerName, headerValue));
    }

    private static String page(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>\n";
    }

    /**
     * The connection ends before the function is run.
     *
     * @return the fault
     */
    public static Fault dropBeforeCommit() {
        return new Fault(Sabotage.drop());
    }

    /**
     * The function is run and its work stays, but the connection ends without an answer.
     *
     * @return the fault
     */
    public static Fault dropAfterCommit() {
        return new Fault(Sabotage.drop().afterCommit());
    }

    /**
     * For {@code core_course_duplicate_course}: the site is interrupted early, the connection ends, and an empty
     * hidden course is left under the wanted names.
     *
     * @return the fault
     */
    public static Fault halfCopyEarly() {
        return new Fault(Sabotage.of(Sabotage.Kind.HALF_COPY_EARLY).afterCommit());
    }

    /**
     * For {@code core_course_duplicate_course}: the site is interrupted late, the connection ends, and the copy is
     * left as visible as its source, under names made from the source's: {@code SHORT_1}, {@code Full copy 1}.
     *
     * @return the fault
     */
    public static Fault halfCopyLate() {
        return new Fault(Sabotage.of(Sabotage.Kind.HALF_COPY_LATE).afterCommit());
    }

    /**
     * The call takes longer; afterwards it goes on as usual.
     *
     * @param delay how much longer
     * @return the fault
     */
    public static Fault delay(Duration delay) {
        return new Fault(Sabotage.pause(delay, null));
    }

    /**
     * The call waits for a latch, at most a minute; afterwards it goes on as usual.
     *
     * @param latch what the call waits for
     * @return the fault
     */
    public static Fault hold(CountDownLatch latch) {
        return new Fault(Sabotage.pause(Duration.ofMinutes(1), latch));
    }

    /**
     * A page of HTML with an error status, as a proxy or a web server answers.
     *
     * @param status 400 to 599
     * @return the fault
     * @throws IllegalArgumentException if the status is no error
     */
    public static Fault status(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be 400 to 599: " + status);
        }
        return answer(status, page("Error " + status), null, "");
    }

    /**
     * Maintenance: 503, a page of HTML and {@code Retry-After}.
     *
     * @param retryAfter the time that the site states, in whole seconds
     * @return the fault
     */
    public static Fault maintenance(Duration retryAfter) {
        return answer(503, page("Site under maintenance"), "Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /**
     * Too many requests: 429, a page of HTML and {@code Retry-After}.
     *
     * @param retryAfter the time that the proxy states, in whole seconds
     * @return the fault
     */
    public static Fault tooManyRequests(Duration retryAfter) {
        return answer(429, page("Too many requests"), "Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /**
     * A page of HTML with status 200, such as a sign-in page.
     *
     * @return the fault
     */
    public static Fault html() {
        return answer(200, page("Log in to the site"), null, "");
    }

    /**
     * A redirect with status 303, as a site with another address answers.
     *
     * @param location where to
     * @return the fault
     */
    public static Fault redirect(String location) {
        return answer(303, page("Redirect"), "Location", location);
    }

    /**
     * The function is run and its work stays, but the body is empty, with status 200.
     *
     * @return the fault
     */
    public static Fault empty() {
        return answer(200, "", null, "").afterCommit();
    }

    /**
     * The function is run and its work stays, but the second half of the answer is missing.
     *
     * @return the fault
     */
    public static Fault truncatedJson() {
        return new Fault(Sabotage.of(Sabotage.Kind.CUT).afterCommit());
    }

    /**
     * The function is run, but the answer comes as XML, as if the format had been lost on the way.
     *
     * @return the fault
     */
    public static Fault xml() {
        return new Fault(Sabotage.of(Sabotage.Kind.XML).afterCommit());
    }

    /**
     * The token is refused for this one call.
     *
     * @return the fault
     */
    public static Fault invalidToken() {
        return new Fault(Sabotage.of(Sabotage.Kind.INVALID_TOKEN));
    }

    /**
     * The function refuses the call, as for one record that it cannot read or a right that is missing.
     *
     * @param errorCode the code that it gives, such as {@code nopermissions}
     * @return the fault
     */
    public static Fault refusal(String errorCode) {
        return new Fault(Sabotage.refusal(errorCode));
    }

    /**
     * The same fault, but after the function was run and its work is kept, as with a proxy that loses patience.
     *
     * @return the fault
     */
    public Fault afterCommit() {
        return new Fault(sabotage.afterCommit());
    }

    Sabotage sabotage() {
        return sabotage;
    }
}
