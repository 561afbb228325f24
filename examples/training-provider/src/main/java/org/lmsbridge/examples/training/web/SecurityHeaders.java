package org.lmsbridge.examples.training.web;

import io.javalin.http.Context;
import java.util.Map;

/** What browsers are told about every answer. Nothing inline, nothing from elsewhere, no frames. */
public final class SecurityHeaders {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=()");

    private SecurityHeaders() {}

    /** Adds them; pages are never kept by caches, since most of them are somebody's own. */
    public static void add(Context context) {
        HEADERS.forEach(context::header);
        if (!context.path().startsWith("/assets/")) {
            context.header("Cache-Control", "no-store");
        }
    }
}
