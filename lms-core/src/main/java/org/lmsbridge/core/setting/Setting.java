package org.lmsbridge.core.setting;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lmsbridge.core.records.Secret;

/**
 * One setting of a plugin. Declared as a constant where it is read. Immutable and thread-safe.
 *
 * @param <T> the type of its values
 */
public final class Setting<T> {
    private enum Trait {
        MANDATORY,
        SECRET
    }

    private final String name;
    private final String allowed;
    private final T defaultValue;
    private final String defaultText;
    private final String help;
    private final Function<String, T> parser;
    private final List<Trait> traits;

    private Setting(
            String name,
            String allowed,
            T defaultValue,
            String defaultText,
            String help,
            Function<String, T> parser,
            Trait... traits) {
        this.name = name;
        this.allowed = allowed;
        this.defaultValue = defaultValue;
        this.defaultText = defaultText;
        this.help = help;
        this.parser = parser;
        this.traits = List.of(traits);
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
                name, "`true` or `false`", defaultValue, String.valueOf(defaultValue), help, Spelling::truth);
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
     * A text of a certain form.
     *
     * @param name the name, in camel case
     * @param defaultValue the value if nobody says otherwise
     * @param form what a value has to look like as a whole
     * @param allowed the form in words, for people
     * @param help what it does, in a sentence
     * @return the setting; spaces around a value do not count
     */
    public static Setting<String> ofString(
            String name, String defaultValue, Pattern form, String allowed, String help) {
        return new Setting<>(
                name, allowed, defaultValue, defaultValue, help, text -> Spelling.matching(text.strip(), form));
    }

    /**
     * A text without which the plugin cannot work.
     *
     * @param name the name, in camel case
     * @param help what it does, in a sentence
     * @return the setting; a blank value counts as missing, and spaces around a value do not count
     */
    public static Setting<String> ofMandatoryString(String name, String help) {
        return new Setting<>(name, "text", "", "", help, String::strip, Trait.MANDATORY);
    }

    /**
     * A text of a certain form that may be missing.
     *
     * @param name the name, in camel case
     * @param form what a value has to look like as a whole
     * @param allowed the form in words, for people
     * @param help what it does, in a sentence
     * @return the setting; a blank value counts as none
     */
    public static Setting<Optional<String>> ofOptionalString(String name, Pattern form, String allowed, String help) {
        return new Setting<>(
                name,
                allowed,
                Optional.empty(),
                "",
                help,
                text -> Spelling.optional(text).map(value -> Spelling.matching(value, form)));
    }

    /**
     * A password or token that may be missing. Its value is shown nowhere.
     *
     * @param name the name, in camel case
     * @param help what it does, in a sentence
     * @return the setting; a blank value counts as none
     */
    public static Setting<Optional<Secret>> ofSecret(String name, String help) {
        return new Setting<>(
                name,
                "text, kept secret",
                Optional.empty(),
                "",
                help,
                text -> Spelling.optional(text).map(Secret::of),
                Trait.SECRET);
    }

    /**
     * A length of time.
     *
     * @param name the name, in camel case
     * @param defaultValue the value if nobody says otherwise
     * @param min the shortest that is allowed
     * @param max the longest that is allowed
     * @param help what it does, in a sentence
     * @return the setting; a bare number counts seconds
     */
    public static Setting<Duration> ofDuration(
            String name, Duration defaultValue, Duration min, Duration max, String help) {
        var allowed = "time such as `30s`, `5m`, `12h`, `7d`; " + Spelling.of(min) + " to " + Spelling.of(max);
        return new Setting<>(
                name,
                allowed,
                defaultValue,
                Spelling.of(defaultValue),
                help,
                text -> Spelling.duration(text, min, max));
    }

    /**
     * A text that may be missing.
     *
     * @param name the name, in camel case
     * @param help what it does, in a sentence
     * @return the setting; a blank value counts as none
     */
    public static Setting<Optional<String>> ofOptionalString(String name, String help) {
        return new Setting<>(name, "text", Optional.empty(), "", help, Spelling::optional);
    }

    /**
     * A web address that may be missing.
     *
     * @param name the name, in camel case
     * @param help what it does, in a sentence
     * @return the setting; a blank value counts as none
     */
    public static Setting<Optional<URI>> ofOptionalUrl(String name, String help) {
        return new Setting<>(name, "address (http or https)", Optional.empty(), "", help, Spelling::url);
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
                text -> Spelling.number(text, min, max));
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
        var allowed = Arrays.stream(type.getEnumConstants()).map(Spelling::of).collect(Collectors.joining("`, `"));
        return new Setting<>(
                name,
                "`" + allowed + "`",
                defaultValue,
                Spelling.of(defaultValue),
                help,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> Spelling.of(value).equals(Spelling.plain(text)))
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
        return allowed;
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

    /** {@return whether a bridge cannot be built while it is missing} */
    public boolean mandatory() {
        return traits.contains(Trait.MANDATORY);
    }

    /** {@return whether its value is to be shown nowhere} */
    public boolean secret() {
        return traits.contains(Trait.SECRET);
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }

    T parse(String text) {
        return parser.apply(text);
    }
}
