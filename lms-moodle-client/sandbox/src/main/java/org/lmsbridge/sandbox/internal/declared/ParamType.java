package org.lmsbridge.sandbox.internal.declared;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types by which values are cleaned; a value is accepted where cleaning leaves it as it is. */
public enum ParamType {
    /** Any valid text. */
    RAW,
    /** Any text without blanks around it. */
    RAW_TRIMMED,
    /** A whole number. */
    INT,
    /** A number. */
    FLOAT,
    /** 0 or 1. */
    BOOL,
    /** Text without tags, but for marked languages. */
    TEXT,
    /** Text without tags. */
    NOTAGS,
    /** HTML that does no harm. */
    CLEANHTML,
    /** Letters. */
    ALPHA,
    /** Letters, hyphen and underscore. */
    ALPHAEXT,
    /** Letters and digits. */
    ALPHANUM,
    /** Letters, digits, hyphen and underscore. */
    ALPHANUMEXT,
    /** Letters, digits, hyphen and underscore, naming a folder. */
    SAFEDIR,
    /** The name of a plug-in. */
    PLUGIN,
    /** The name of a file area. */
    AREA,
    /** The full name of a component. */
    COMPONENT,
    /** A sign-in method that is installed. */
    AUTH,
    /** A language that is installed. */
    LANG,
    /** A theme that is installed. */
    THEME,
    /** A username: lower case, no blanks, few signs. */
    USERNAME,
    /** The shape of a time zone. */
    TIMEZONE,
    /** A capability that exists. */
    CAPABILITY,
    /** A file name. */
    FILE,
    /** A path. */
    PATH,
    /** A URL. */
    URL,
    /** A tag. */
    TAG;

    private static final Set<String> AUTHS = Set.of(
            "cas",
            "db",
            "email",
            "ldap",
            "lti",
            "manual",
            "mnet",
            "nologin",
            "none",
            "oauth2",
            "shibboleth",
            "webservice");
    private static final Set<String> THEMES = Set.of("boost", "classic");
    private static final Pattern PLUGIN_NAME = Pattern.compile("[a-z](?:[a-z0-9_](?!__))*[a-z0-9]+");
    private static final Pattern COMPONENT_NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z][a-z0-9_]*)?[a-z0-9]+");
    private static final Pattern TIMEZONE_SHAPE =
            Pattern.compile("(([+-]?(0?[0-9](\\.[5|0])?|1[0-3](\\.0)?|1[0-2]\\.5))|(99)|[a-zA-Z0-9]+(/?[a-zA-Z_-])+)");
    private static final Pattern CAPABILITY_NAME = Pattern.compile("[a-z]+(/[a-z_]+)?:[a-z]+");
    private static final Pattern URL_SHAPE = Pattern.compile("(https?://[^\\s<>\"]+|/[^\\s<>\"]*)");

    /**
     * The type of a declaration.
     *
     * @param name its name in lower case
     * @return the type
     */
    public static ParamType named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Cleans a value.
     *
     * @param value text, number or flag
     * @return what is left of it
     */
    public Object clean(Object value) {
        String text = text(value);
        return switch (this) {
            case INT -> wholeNumber(text);
            case FLOAT -> fraction(text);
            case BOOL -> truth(text) ? 1L : 0L;
            default -> cleanText(text);
        };
    }

    private String cleanText(String text) {
        String valid = Text.valid(text);
        return switch (this) {
            case RAW_TRIMMED -> Text.trim(valid);
            case TEXT -> Text.withoutTagsButLanguages(valid);
            case NOTAGS -> Text.withoutTags(valid);
            case CLEANHTML -> Text.trim(valid);
            case ALPHA -> text.replaceAll("[^a-zA-Z]", "");
            case ALPHAEXT -> text.replaceAll("[^a-zA-Z_-]", "");
            case ALPHANUM -> text.replaceAll("[^a-zA-Z0-9]", "");
            case ALPHANUMEXT, SAFEDIR -> text.replaceAll("[^a-zA-Z0-9_-]", "");
            case PLUGIN, AREA -> PLUGIN_NAME.matcher(text).matches() ? text : "";
            case COMPONENT -> COMPONENT_NAME.matcher(text).matches() && !text.contains("__") ? text : "";
            case AUTH -> AUTHS.contains(text) ? text : "";
            case LANG -> text.equals("en") ? text : "";
            case THEME -> THEMES.contains(text) ? text : "";
            case USERNAME -> Text.trim(valid).toLowerCase(Locale.ROOT).replaceAll("[^-.@_a-z0-9]", "");
            case TIMEZONE -> TIMEZONE_SHAPE.matcher(valid).matches() ? valid : "";
            case CAPABILITY -> CAPABILITY_NAME.matcher(text).matches() ? text : "";
            case FILE -> valid.replaceAll("[\\p{Cntrl}&<>\"`|':\\\\/]", "");
            case URL -> URL_SHAPE.matcher(valid).matches() ? valid : "";
            case TAG -> Text.trim(valid.replaceAll("[\\p{Cntrl}<>`]", "").replaceAll("\\s+", " "));
            default -> valid;
        };
    }

    /**
     * A scalar as text, the way PHP turns it into a string.
     *
     * @param value text, number, flag or null
     * @return its text
     */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean flag) {
            return flag ? "1" : "";
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return value.toString();
    }

    private static long wholeNumber(String text) {
        String digits = text.strip();
        int end = 0;
        while (end < digits.length()
                && (Character.isDigit(digits.charAt(end)) || end == 0 && "+-".indexOf(digits.charAt(0)) >= 0)) {
            end++;
        }
        try {
            return Long.parseLong(digits.substring(0, end));
        } catch (NumberFormatException e) {
            return end > 18 ? Long.MAX_VALUE : 0;
        }
    }

    private static double fraction(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean truth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return !Set.of("", "0", "off", "no", "false").contains(lower);
    }
}
