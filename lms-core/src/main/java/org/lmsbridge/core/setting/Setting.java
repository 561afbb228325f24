package org.lmsbridge.core.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One setting of a plugin. Declared as a constant where it is read. Immutable and thread-safe.
 *
 * @param <T> the type of its values
 */
public final class Setting<T> {
    private final String name;
    private final String type;
    private final T defaultValue;
    private final String defaultText;
    private final String help;
    private final Function<String, T> parser;

    private Setting(
            String name, String type, T defaultValue, String defaultText, String help, Function<String, T> parser) {
        this.name = name;
        this.type = type;
        this.defaultValue = defaultValue;
        this.defaultText = defaultText;
        this.help = help;
        this.parser = parser;
    }

    /**
     * A switch.
     *
     * @param name the name, in camel case
     * @param defaultValue the value if nobody says otherwise
     * @param help what it does, in a sentence
     * @return the setting
     */
    public static Setting<Boolean> ofBoolean(String name, boolean defaultValue, String help) {
        return new Setting<>(
                name, "`true` or `false`", defaultValue, String.valueOf(defaultValue), help, Setting::parseBoolean);
    }

    /**
     * A text.
     *
     * @param name the name, in camel case
     * @param defaultValue the value if nobody says otherwise
     * @param help what it does, in a sentence
     * @return the setting
     */
    public static Setting<String> ofString(String name, String defaultValue, String help) {
        return new Setting<>(name, "text", defaultValue, defaultValue, help, Function.identity());
    }

    /**
     * A text that may be missing.
     *
     * @param name the name, in camel case
     * @param help what it does, in a sentence
     * @return the setting; a blank value counts as none
     */
    public static Setting<Optional<String>> ofOptionalString(String name, String help) {
        return new Setting<>(
                name,
                "text",
                Optional.empty(),
                "",
                help,
                text -> Optional.of(text.strip()).filter(value -> !value.isEmpty()));
    }

    /**
     * A web address that may be missing.
     *
     * @param name the name, in camel case
     * @param help what it does, in a sentence
     * @return the setting; a blank value counts as none
     */
    public static Setting<Optional<URI>> ofOptionalUrl(String name, String help) {
        return new Setting<>(name, "address (http or https)", Optional.empty(), "", help, Setting::parseUrl);
    }

    /**
     * A whole number.
     *
     * @param name the name, in camel case
     * @param defaultValue the value if nobody says otherwise
     * @param min the smallest that is allowed
     * @param max the largest that is allowed
     * @param help what it does, in a sentence
     * @return the setting
     */
    public static Setting<Long> ofNumber(String name, long defaultValue, long min, long max, String help) {
        return new Setting<>(
                name,
                "number, " + min + " to " + max,
                defaultValue,
                String.valueOf(defaultValue),
                help,
                text -> parseNumber(text, min, max));
    }

    /**
     * A choice.
     *
     * @param name the name, in camel case
     * @param defaultValue the value if nobody says otherwise
     * @param help what it does, in a sentence
     * @param <E> the enum of which one is chosen; written in lower case with hyphens
     * @return the setting
     */
    public static <E extends Enum<E>> Setting<E> ofChoice(String name, E defaultValue, String help) {
        var type = defaultValue.getDeclaringClass();
        var allowed = Arrays.stream(type.getEnumConstants()).map(Setting::spell).collect(Collectors.joining("`, `"));
        return new Setting<>(
                name,
                "`" + allowed + "`",
                defaultValue,
                spell(defaultValue),
                help,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> spell(value).equals(text.strip().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("is none of `" + allowed + "`")));
    }

    /**
     * A value of any other type.
     *
     * @param name the name, in camel case
     * @param allowed the allowed values, in words
     * @param defaultValue the value if nobody says otherwise
     * @param defaultText the default as it would be written in a file
     * @param help what it does, in a sentence
     * @param parser reads a value; throws an {@link IllegalArgumentException} whose message goes on after the name,
     *     such as {@code is no time zone}
     * @param <T> the type
     * @return the setting
     */
    public static <T> Setting<T> of(
            String name, String allowed, T defaultValue, String defaultText, String help, Function<String, T> parser) {
        return new Setting<>(name, allowed, defaultValue, defaultText, help, parser);
    }

    /** {@return the name, in camel case} */
    public String name() {
        return name;
    }

    /** {@return the allowed values, in words} */
    public String allowed() {
        return type;
    }

    /** {@return the value if nobody says otherwise} */
    public T defaultValue() {
        return defaultValue;
    }

    /** {@return the default as it would be written in a file} */
    public String defaultText() {
        return defaultText;
    }

    /** {@return what it does, in a sentence} */
    public String help() {
        return help;
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }

    T parse(String text) {
        return parser.apply(text);
    }

    private static Boolean parseBoolean(String text) {
        var spelt = text.strip().toLowerCase(Locale.ROOT);
        if (List.of("true", "yes", "on", "1").contains(spelt)) {
            return true;
        }
        if (List.of("false", "no", "off", "0").contains(spelt)) {
            return false;
        }
        throw new IllegalArgumentException("is neither `true` nor `false`");
    }

    private static Long parseNumber(String text, long min, long max) {
        long number;
        try {
            number = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
        if (number < min || number > max) {
            throw new IllegalArgumentException("is not between " + min + " and " + max);
        }
        return number;
    }

    private static Optional<URI> parseUrl(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            var url = new URI(text.strip());
            if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
                throw new URISyntaxException("", "neither http nor https, or without a host");
            }
            return Optional.of(url);
        } catch (URISyntaxException e) {
            // Without the cause, whose message repeats the address: it may hold a password.
            throw new IllegalArgumentException("is not a web address such as https://example.org/");
        }
    }

    private static String spell(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
