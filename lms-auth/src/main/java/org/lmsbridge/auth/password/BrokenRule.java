package org.lmsbridge.auth.password;

/**
 * A rule that a password breaks. Says what is asked for, and nothing of the password. Immutable.
 *
 * @param rule the rule
 * @param number the number that the rule asks for
 */
public record BrokenRule(PasswordRule rule, int number) {
    /** {@return what is asked for, to follow "the password must have": {@code at least 1 digit}} */
    public String message() {
        return rule.message(number);
    }
}
