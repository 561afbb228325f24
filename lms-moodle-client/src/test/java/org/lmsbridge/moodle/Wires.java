package org.lmsbridge.moodle;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lmsbridge.moodle.error.MoodleException;

/** Settings and bodies for tests. */
final class Wires {
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private Wires() {}

    /** A site that is never waited for. */
    static MoodleSite.Builder site(String url) {
        return MoodleSite.builder()
                .url(url)
                .token(Secret.of(TOKEN))
                .backoff(Duration.ZERO)
                .settleTime(Duration.ZERO)
                .readFunctions(false);
    }

    /** Makes a call whose outcome is told by what the site saw of it. */
    static void attempt(Runnable call) {
        try {
            call.run();
        } catch (MoodleException e) {
            // The site's side is looked at instead.
        }
    }

    /** The variables of a body in the order in which they stand there. */
    static Map<String, String> variables(String body) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            variables.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return variables;
    }
}
