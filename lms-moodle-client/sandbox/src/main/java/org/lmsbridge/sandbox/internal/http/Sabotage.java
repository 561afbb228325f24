package org.lmsbridge.sandbox.internal.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What is done to one call.
 *
 * @param kind what happens
 * @param committed whether the function is run and its work kept before it happens
 * @param pause how long the call waits
 * @param latch what the call waits for, within the pause
 * @param status the status of the answer
 * @param body the answer, of type HTML, or the code of a refusal
 * @param headerName a header of the answer
 * @param headerValue its value
 */
public record Sabotage(
        Kind kind,
        boolean committed,
        Duration pause,
        @Nullable CountDownLatch latch,
        int status,
        String body,
        @Nullable String headerName,
        String headerValue) {

    /** What happens. */
    public enum Kind {
        /** The connection ends. */
        DROP,
        /** The call waits and goes on. */
        PAUSE,
        /** Another answer is given. */
        ANSWER,
        /** Half of the answer is given. */
        CUT,
        /** The answer is given as XML. */
        XML,
        /** A copy of a course is left half made, early or late, and the connection ends. */
        HALF_COPY_EARLY,
        /** A copy of a course is left half made, early or late, and the connection ends. */
        HALF_COPY_LATE,
        /** The token is refused. */
        INVALID_TOKEN,
        /** The function refuses, with the body as its code. */
        REFUSAL
    }

    /**
     * A sabotage without particulars.
     *
     * @param kind what happens
     * @return the sabotage
     */
    public static Sabotage of(Kind kind) {
        return new Sabotage(kind, false, Duration.ZERO, null, 0, "", null, "");
    }

    /**
     * The connection ends.
     *
     * @return the sabotage
     */
    public static Sabotage drop() {
        return of(Kind.DROP);
    }

    /**
     * The call waits and goes on.
     *
     * @param pause how long at most
     * @param latch what it waits for, null to wait the whole time
     * @return the sabotage
     */
    public static Sabotage pause(Duration pause, @Nullable CountDownLatch latch) {
        return new Sabotage(Kind.PAUSE, false, pause, latch, 0, "", null, "");
    }

    /**
     * Another answer is given.
     *
     * @param status its status
     * @param body its body
     * @param headerName a header, or null
     * @param headerValue the header's value
     * @return the sabotage
     */
    public static Sabotage answer(int status, String body, @Nullable String headerName, String headerValue) {
        return new Sabotage(Kind.ANSWER, false, Duration.ZERO, null, status, body, headerName, headerValue);
    }

    /**
     * The function refuses.
     *
     * @param errorCode the code that it gives
     * @return the sabotage
     */
    public static Sabotage refusal(String errorCode) {
        return new Sabotage(Kind.REFUSAL, false, Duration.ZERO, null, 0, errorCode, null, "");
    }

    /**
     * The same, after the function was run.
     *
     * @return the sabotage
     */
    public Sabotage afterCommit() {
        return new Sabotage(kind, true, pause, latch, status, body, headerName, headerValue);
    }
}
