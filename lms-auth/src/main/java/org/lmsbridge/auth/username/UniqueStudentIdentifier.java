package org.lmsbridge.auth.username;

import java.util.Locale;
import java.util.Optional;

/**
 * The format of Australia's Unique Student Identifier: ten characters of an alphabet of 32 that leaves out {@code 0},
 * {@code 1}, {@code I} and {@code O}, the last of which is a check character by the Luhn algorithm modulo 32.
 *
 * <p>Checked against the identifiers that the registry publishes for tests of its web service, and against examples of
 * independent implementations in several languages; the tests name them. A right check character says that the
 * identifier was copied well, not that it was ever issued.
 */
public final class UniqueStudentIdentifier {
    /** How many characters an identifier has, the check character among them. */
    public static final int LENGTH = 10;

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private UniqueStudentIdentifier() {}

    /**
     * Checks an identifier. Spaces around it and lower case are forgiven.
     *
     * @param value the identifier
     * @return what is wrong with it, in words that do not quote it; empty if it is well formed
     */
    public static Optional<String> fault(String value) {
        var identifier = value.strip().toUpperCase(Locale.ROOT);
        if (identifier.length() != LENGTH) {
            return Optional.of("it has %d characters instead of %d".formatted(identifier.length(), LENGTH));
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(identifier.charAt(i)) < 0) {
                return Optional.of("character %d does not occur in such identifiers".formatted(i + 1));
            }
        }
        char expected = checkCharacter(identifier.substring(0, LENGTH - 1));
        return identifier.charAt(LENGTH - 1) == expected
                ? Optional.empty()
                : Optional.of("its check character is wrong; one of the characters is mistyped or two are swapped");
    }

    /**
     * Works out the check character.
     *
     * @param payload the characters before it, of the alphabet
     * @return the character that makes the identifier whole
     * @throws IllegalArgumentException if a character is not of the alphabet
     */
    public static char checkCharacter(String payload) {
        int base = ALPHABET.length();
        int sum = 0;
        for (int i = 0; i < payload.length(); i++) {
            int position = ALPHABET.indexOf(payload.charAt(i));
            if (position < 0) {
                throw new IllegalArgumentException("character " + (i + 1) + " is not of the alphabet");
            }
            // Counted from the right, every other character is doubled, beginning with the last one of the payload.
            boolean doubled = (payload.length() - i) % 2 == 1;
            int addend = doubled ? 2 * position : position;
            sum += addend / base + addend % base;
        }
        return ALPHABET.charAt((base - sum % base) % base);
    }
}
