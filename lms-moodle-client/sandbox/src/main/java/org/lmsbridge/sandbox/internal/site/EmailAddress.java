package org.lmsbridge.sandbox.internal.site;

import java.util.regex.Pattern;

/** Judges e-mail addresses by their shape. */
public final class EmailAddress {

    private static final Pattern SHAPE =
            Pattern.compile("(\"[^\"<>]*\"|[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
                    + "@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

    private EmailAddress() {}

    /**
     * Whether Moodle takes a text for an address.
     *
     * @param text the text
     * @return true where it does
     */
    public static boolean isValid(String text) {
        int at = text.lastIndexOf('@');
        return at > 0 && at <= 64 && text.length() <= 254 && SHAPE.matcher(text).matches();
    }
}
