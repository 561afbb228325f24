package org.lmsbridge.sandbox.internal.declared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What cleaning does to text: invalid characters, blanks around it, tags. */
public final class Text {

    private static final Pattern TAG = Pattern.compile("<.*?>", Pattern.DOTALL);
    private static final Pattern SPAN =
            Pattern.compile("<span(\\s+lang=\"[a-zA-Z0-9_-]+\"|\\s+class=\"multilang\"){2}\\s*>");
    private static final Pattern LANG = Pattern.compile("<lang lang=\"[a-zA-Z0-9_-]+\"\\s*>");

    private Text() {}

    /**
     * Drops what is not valid UTF-8, and the zero character.
     *
     * @param text any text, invalid bytes stand as U+FFFD in it
     * @return the valid part
     */
    public static String valid(String text) {
        return text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0
                ? text
                : text.replace("\uFFFD", "").replace("\0", "");
    }

    /**
     * Drops the blanks around a text that PHP's trim drops.
     *
     * @param text any text
     * @return the text without them
     */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * Drops tags; a bracket before a blank is no tag.
     *
     * @param text any text
     * @return the text without tags
     */
    public static String withoutTags(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        boolean inTag = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!inTag) {
                inTag = c == '<' && (i + 1 == text.length() || !Character.isWhitespace(text.charAt(i + 1)));
                if (!inTag) {
                    kept.append(c);
                }
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                inTag = false;
            }
        }
        return kept.toString();
    }

    /**
     * Drops tags, but keeps a text whose only tags mark languages.
     *
     * @param text any text
     * @return the text, or the text without tags
     */
    public static String withoutTagsButLanguages(String text) {
        return text.contains("</span>") && onlyPairs(text, SPAN, "</span>")
                        || text.contains("</lang>") && onlyPairs(text, LANG, "</lang>")
                ? text
                : withoutTags(text);
    }

    private static boolean onlyPairs(String text, Pattern opening, String closing) {
        boolean open = false;
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            boolean closes = tags.group().equals(closing);
            if (closes != open || !closes && !opening.matcher(tags.group()).matches()) {
                return false;
            }
            open = !closes;
        }
        return !open;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0' || c == '\u000B';
    }
}
