package org.lmsbridge.examples.oneroster;

import java.util.regex.Pattern;

/** What an identifier of OneRoster is made of. */
final class SourcedId {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z.\\-_/@]{1,255}");

    private SourcedId() {}

    static void check(String what, String id) {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("OneRoster: the id of " + what + " \"" + id
                    + "\" must have 1 to 255 characters of 0-9 A-Z a-z . - _ / @");
        }
    }
}
