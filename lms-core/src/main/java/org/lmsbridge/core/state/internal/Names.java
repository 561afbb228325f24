package org.lmsbridge.core.state.internal;

/** Checks what people write, so that it fits into its column. */
final class Names {
    private static final int NAME = 200;
    private static final int REASON = 1_000;

    private Names() {}

    static String check(String field, String name) {
        return check(field, name, NAME);
    }

    static String checkReason(String reason) {
        return check("why", reason, REASON);
    }

    static String check(String field, String text, int max) {
        if (text.isBlank() || text.length() > max) {
            throw new IllegalArgumentException(
                    "%s must not be blank and have at most %d characters".formatted(field, max));
        }
        return text;
    }
}
