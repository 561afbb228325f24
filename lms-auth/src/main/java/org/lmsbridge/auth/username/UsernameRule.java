package org.lmsbridge.auth.username;

import java.util.Locale;
import java.util.Optional;

/**
 * Moodle's rule for usernames, as sites have it that do not allow extended characters: lower-case letters and digits of
 * ASCII and {@code . - _ @}, at most 100 of them.
 */
public final class UsernameRule {
    /** How many characters a username has at most; Moodle's column is that wide. */
    public static final int MAX_LENGTH = 100;

    private static final String MARKS = ".-_@";

    private UsernameRule() {}

    /**
     * Writes a value as Moodle would: without spaces around it and in lower case, whatever the language of the machine.
     *
     * @param value the value as the records have it
     * @return the value as a username is written, whether it is allowed or not
     */
    public static String normalise(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Checks a normalised value.
     *
     * @param username the value
     * @return what is wrong with it, in words that give a position but not the value; empty if Moodle takes it
     */
    public static Optional<String> fault(String username) {
        if (username.isEmpty()) {
            return Optional.of("it is empty");
        }
        int[] characters = username.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (!allowed(characters[i])) {
                return Optional.of("character %d is not one of a-z 0-9 . - _ @".formatted(i + 1));
            }
        }
        return characters.length > MAX_LENGTH
                ? Optional.of("it has %d characters, and %d are allowed".formatted(characters.length, MAX_LENGTH))
                : Optional.empty();
    }

    private static boolean allowed(int character) {
        return character >= 'a' && character <= 'z'
                || character >= '0' && character <= '9'
                || MARKS.indexOf(character) >= 0;
    }
}
