package org.lmsbridge.moodle;

import java.util.ArrayList;
import java.util.List;

/**
 * Moodle's password policy, for a check before anything is sent. Immutable.
 *
 * @param length the least length
 * @param digits the least number of digits
 * @param lower the least number of lower-case letters
 * @param upper the least number of upper-case letters
 * @param other the least number of characters that are none of these
 */
public record PasswordPolicy(int length, int digits, int lower, int upper, int other) {
    private static final int LONGEST = 128;

    /** {@return the policy of a site whose settings nobody changed} */
    public static PasswordPolicy moodleDefault() {
        return new PasswordPolicy(8, 1, 1, 1, 1);
    }

    /** {@return a policy that leaves the judgement to the site} */
    public static PasswordPolicy none() {
        return new PasswordPolicy(1, 0, 0, 0, 0);
    }

    /**
     * Lists the rules that a password breaks.
     *
     * @param password the password
     * @return the rules in words, none of which quotes the password
     */
    public List<String> broken(Secret password) {
        int[] characters = password.reveal().codePoints().toArray();
        int[] counts = new int[4];
        for (int character : characters) {
            counts[kind(character)]++;
        }
        List<String> rules = new ArrayList<>();
        atLeast(rules, characters.length, length, "characters");
        atLeast(rules, counts[0], digits, "digits");
        atLeast(rules, counts[1], lower, "lower-case letters");
        atLeast(rules, counts[2], upper, "upper-case letters");
        atLeast(rules, counts[3], other, "special characters");
        if (characters.length > LONGEST) {
            rules.add("at most " + LONGEST + " characters");
        }
        return rules;
    }

    private static int kind(int character) {
        if (Character.isDigit(character)) {
            return 0;
        }
        if (Character.isLowerCase(character)) {
            return 1;
        }
        return Character.isUpperCase(character) ? 2 : 3;
    }

    private static void atLeast(List<String> rules, int has, int needs, String what) {
        if (has < needs) {
            rules.add("at least " + needs + " " + what);
        }
    }
}
