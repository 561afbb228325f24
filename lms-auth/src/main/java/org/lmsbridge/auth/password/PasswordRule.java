package org.lmsbridge.auth.password;

/** The rules of a {@link PasswordPolicy}. */
public enum PasswordRule {
    /** The least number of characters. */
    LENGTH("at least %d character", "at least %d characters"),
    /** The least number of digits. */
    DIGITS("at least %d digit", "at least %d digits"),
    /** The least number of lower-case letters. */
    LOWER("at least %d lower-case letter", "at least %d lower-case letters"),
    /** The least number of upper-case letters. */
    UPPER("at least %d upper-case letter", "at least %d upper-case letters"),
    /** The least number of characters that are neither. */
    NON_ALPHANUMERIC(
            "at least %d character that is neither letter nor digit",
            "at least %d characters that are neither letters nor digits"),
    /** How often a character may follow itself. */
    CONSECUTIVE_IDENTICAL("no character twice in a row", "no character more than %d times in a row"),
    /** The greatest length. */
    TOO_LONG("at most %d character", "at most %d characters (accented and other ones count twice or more)");

    private final String one;
    private final String many;

    PasswordRule(String one, String many) {
        this.one = one;
        this.many = many;
    }

    String message(int number) {
        return (number == 1 ? one : many).formatted(number);
    }
}
