package org.lmsbridge.moodle.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.lmsbridge.moodle.error.ErrorCodes;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;

/** Reads the object in which Moodle says, with status 200, that a call failed. Any of its fields may be missing. */
final class Envelopes {
    private static final Set<String> FIELDS = Set.of("exception", "errorcode", "message", "debuginfo", "error");
    private static final int LONGEST_MESSAGE = 500;

    private Envelopes() {}

    /** An answer that starts with one of these fields has to be looked at as a whole. */
    static boolean startsLike(String firstField) {
        return FIELDS.contains(firstField);
    }

    static boolean isError(JsonNode reply) {
        return reply.has("exception") || reply.has("errorcode");
    }

    static MoodleException exception(String function, JsonNode reply, String token) {
        String code = reply.path("errorcode").asText("");
        String message = message(reply, token);
        if (!code.isEmpty()) {
            return ErrorCodes.exception(function, code.replace(token, "***"), message);
        }
        String type = reply.path("exception").asText("error");
        return new InvalidRequestException(Fault.of(
                function,
                "the site's PHP failed with " + type + (message.isEmpty() ? "" : ": " + message) + ".",
                "Moodle 5.0 answers so to an enrolment of an account that does not exist; otherwise look into the site's PHP log.",
                Arrival.REFUSED));
    }

    private static String message(JsonNode reply, String token) {
        String message = reply.path("message").asText(reply.path("error").asText(""));
        String detail = reply.path("debuginfo").asText("");
        // What a site with debugging says about a password quotes the password.
        if (!detail.isEmpty() && !detail.contains("password") && !message.contains(detail)) {
            message = message + " (" + detail + ")";
        }
        String safe = message.replace(token, "***");
        return safe.length() > LONGEST_MESSAGE ? safe.substring(0, LONGEST_MESSAGE) + "…" : safe;
    }
}
