package org.lmsbridge.auth.password;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a site demands of passwords, every number of it adjustable. Immutable and thread-safe.
 *
 * <p>Counts as Moodle does ({@code check_password_policy}): digits, lower and upper case are the Unicode categories Nd,
 * Ll and Lu, and any other character counts as non-alphanumeric, letters without case too. A password longer than
 * {@value #MAX_BYTES} bytes is refused by Moodle 4.3 and later.
 *
 * @param minLength the least number of characters
 * @param digits the least number of digits
 * @param lower the least number of lower-case letters
 * @param upper the least number of upper-case letters
 * @param nonAlphanumeric the least number of other characters
 * @param maxConsecutiveIdentical how often one byte may follow itself; 0 for as often as one likes
 */
public record PasswordPolicy(
        int minLength, int digits, int lower, int upper, int nonAlphanumeric, int maxConsecutiveIdentical) {
    /** How long a password may be in UTF-8; for ASCII as many characters. */
    public static final int MAX_BYTES = 128;

    public PasswordPolicy {
        check("minLength", minLength);
        check("digits", digits);
        check("lower", lower);
        check("upper", upper);
        check("nonAlphanumeric", nonAlphanumeric);
        check("maxConsecutiveIdentical", maxConsecutiveIdentical);
    }

    /** {@return the policy of a Moodle whose settings nobody changed} */
    public static PasswordPolicy moodleDefault() {
        return new PasswordPolicy(8, 1, 1, 1, 1, 0);
    }

    /**
     * Checks a password.
     *
     * @param password the password; left as it is, for the caller to wipe
     * @return the rules that it breaks, each once; empty if it is good
     */
    public List<BrokenRule> broken(char[] password) {
        return broken(CharBuffer.wrap(password));
    }

    /**
     * Checks a password.
     *
     * @param password the password
     * @return the rules that it breaks, each once; empty if it is good
     */
    public List<BrokenRule> broken(CharSequence password) {
        var count = new PasswordCount();
        password.codePoints().forEach(count::add);
        var utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        while (utf8.hasRemaining()) {
            count.addByte(utf8.get());
        }
        Arrays.fill(utf8.array(), (byte) 0);
        var broken = new ArrayList<BrokenRule>();
        atLeast(broken, PasswordRule.LENGTH, count.characters(), minLength);
        atLeast(broken, PasswordRule.DIGITS, count.digits(), digits);
        atLeast(broken, PasswordRule.LOWER, count.lower(), lower);
        atLeast(broken, PasswordRule.UPPER, count.upper(), upper);
        atLeast(broken, PasswordRule.NON_ALPHANUMERIC, count.others(), nonAlphanumeric);
        if (maxConsecutiveIdentical > 0 && count.longestRun() > maxConsecutiveIdentical) {
            broken.add(new BrokenRule(PasswordRule.CONSECUTIVE_IDENTICAL, maxConsecutiveIdentical));
        }
        if (count.bytes() > MAX_BYTES) {
            broken.add(new BrokenRule(PasswordRule.TOO_LONG, MAX_BYTES));
        }
        return List.copyOf(broken);
    }

    private static void atLeast(List<BrokenRule> broken, PasswordRule rule, int found, int needed) {
        if (found < needed) {
            broken.add(new BrokenRule(rule, needed));
        }
    }

    private static void check(String name, int number) {
        if (number < 0 || number > MAX_BYTES) {
            throw new IllegalArgumentException(name + " must be 0 to " + MAX_BYTES + ": " + number);
        }
    }
}
