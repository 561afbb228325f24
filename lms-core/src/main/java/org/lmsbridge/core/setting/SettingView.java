package org.lmsbridge.core.setting;

/**
 * A setting as a console shows it. Immutable.
 *
 * @param name the name, in camel case
 * @param allowed the allowed values, in words
 * @param defaultText the default as it would be written in a file
 * @param help what it does, in a sentence
 * @param secret whether its value is to be shown nowhere
 * @param text the value as it is written now; empty for a secret
 * @param origin where the value is written; {@code the default} if nowhere
 * @param waiting whether the value was changed after the bridge was built, and counts from the next time on
 */
public record SettingView(
        String name,
        String allowed,
        String defaultText,
        String help,
        boolean secret,
        String text,
        String origin,
        boolean waiting) {}
