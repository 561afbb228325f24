package org.lmsbridge.moodle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Optional;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.internal.wire.Plain;
import org.lmsbridge.moodle.internal.wire.Wire;
import org.lmsbridge.moodle.model.Token;

/**
 * Signs in for a token; {@code login/token.php}. For people who try the client; a synchroniser wants a permanent token
 * that an administrator made.
 */
public final class MoodleTokens {
    private MoodleTokens() {}

    /**
     * Signs in. Username and password travel in the body of a POST.
     *
     * @param url the address of the site
     * @param username the username
     * @param password the password
     * @param service the short name of an external service
     * @return the token
     * @throws MoodleException if the site refuses, with its error code
     */
    public static Token login(String url, String username, Secret password, String service) {
        return login(MoodleSite.of(url, "none-yet"), username, password, service);
    }

    /**
     * Signs in with settings for proxy, TLS and the like.
     *
     * @param site the settings; their token is not used
     * @param username the username
     * @param password the password
     * @param service the short name of an external service
     * @return the token
     * @throws MoodleException if the site refuses, with its error code
     */
    public static Token login(MoodleSite site, String username, Secret password, String service) {
        JsonNode answer =
                new Plain(new Wire(site, CallListener.none(), Clock.systemUTC())).login(username, password, service);
        return Token.builder()
                .token(Secret.of(answer.path("token").asText()))
                .privatetoken(Optional.ofNullable(answer.get("privatetoken"))
                        .filter(token -> !token.isNull())
                        .map(token -> Secret.of(token.asText())))
                .build();
    }
}
