package org.lmsbridge.sandbox.internal.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares text as the database under most Moodle sites does: without regard to case, accents and trailing spaces. */
public final class Collation {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Collation() {}

    /**
     * The form under which equal texts are equal.
     *
     * @param text any text
     * @return its key
     */
    public static String key(String text) {
        return folded(text).stripTrailing();
    }

    private static String folded(String text) {
        String plain = text;
        if (!isAscii(text)) {
            plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                    .replaceAll("");
        }
        return plain.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the database would call two texts equal.
     *
     * @param one a text
     * @param other another
     * @return true where their keys are equal
     */
    public static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    /**
     * Whether a text matches a LIKE pattern, in which {@code %} stands for any text and {@code _} for one character.
     * Other than in comparisons, spaces at the end count.
     *
     * @param pattern the pattern
     * @param text the text
     * @return true where it matches
     */
    public static boolean like(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : folded(pattern).toCharArray()) {
            regex.append(
                    switch (c) {
                        case '%' -> ".*";
                        case '_' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL)
                .matcher(folded(text))
                .matches();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
