package org.lmsbridge.examples.training.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A token a session, which every form carries: no other site can send a form in somebody's name. */
public final class FormTokens {
    private static final String ATTRIBUTE = "csrf";
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FormTokens() {}

    /** The token of the session. */
    public static String of(Context context) {
        var token = context.<String>sessionAttribute(ATTRIBUTE);
        return token == null ? renew(context) : token;
    }

    /** Gives the session a new identity and a new token, for whoever just signed in. */
    public static String renew(Context context) {
        if (context.req().getSession(false) != null) {
            context.req().changeSessionId();
        }
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        context.sessionAttribute(ATTRIBUTE, token);
        return token;
    }

    /** Refuses a form without the token of its session. */
    public static void check(Context context) {
        if (context.method() == HandlerType.POST) {
            var sent = context.formParam(ATTRIBUTE);
            var kept = context.<String>sessionAttribute(ATTRIBUTE);
            if (sent == null || kept == null || !MessageDigest.isEqual(bytes(sent), bytes(kept))) {
                throw new ForbiddenResponse(
                        "The form was open for too long. Go back, load the page again, and resend.");
            }
        }
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
