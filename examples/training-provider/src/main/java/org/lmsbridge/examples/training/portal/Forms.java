package org.lmsbridge.examples.training.portal;

import io.javalin.http.Context;
import java.util.Optional;

/** Reads what was typed. */
final class Forms {
    private Forms() {}

    /** One field; empty if it was not sent. */
    static String text(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }
}
