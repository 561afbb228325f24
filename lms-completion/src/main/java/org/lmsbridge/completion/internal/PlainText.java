package org.lmsbridge.completion.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moodle's HTML as text. For people to read; what comes out is text, and has to be escaped where HTML is made of it. */
final class PlainText {
    private static final Pattern HIDDEN = Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern BREAKS = Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|tr|h[1-6])\\s*>");
    private static final Pattern TAGS = Pattern.compile("<[a-zA-Z/!][^>]*>");
    private static final Pattern NUMBERED = Pattern.compile("&#(\\d{1,7});");

    private PlainText() {}

    static String of(String html) {
        var text = HIDDEN.matcher(html).replaceAll("");
        text = BREAKS.matcher(text).replaceAll("\n");
        text = TAGS.matcher(text).replaceAll("");
        text = NUMBERED.matcher(text).replaceAll(match -> {
            int code = Integer.parseInt(match.group(1));
            return Matcher.quoteReplacement(Character.isValidCodePoint(code) ? Character.toString(code) : "");
        });
        // The ampersand last, so that an escaped entity stays what its author wrote.
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&")
                .strip();
    }
}
