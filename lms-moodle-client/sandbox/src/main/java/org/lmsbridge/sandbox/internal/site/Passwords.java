package org.lmsbridge.sandbox.internal.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.IntPredicate;
import org.lmsbridge.sandbox.SandboxVersion;

/** Keeps passwords as salted digests, and applies the password policy that a new site has. */
public final class Passwords {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /**
     * What is kept of a password.
     *
     * @param password the password
     * @return salt and digest
     */
    public static String digest(String password) {
        byte[] salt = new byte[8];
        RANDOM.nextBytes(salt);
        String hex = HexFormat.of().formatHex(salt);
        return hex + '$' + hash(hex, password);
    }

    /**
     * Whether a password is the one that was kept.
     *
     * @param password the password
     * @param digest what was kept
     * @return true where it is
     */
    public static boolean matches(String password, String digest) {
        int dollar = digest.indexOf('$');
        return dollar > 0 && digest.substring(dollar + 1).equals(hash(digest.substring(0, dollar), password));
    }

    /**
     * The rules that a password breaks, each in an HTML element, as Moodle puts them together.
     *
     * @param password the password
     * @param version whose words are used
     * @return the HTML, empty where the password is good
     */
    public static String brokenRules(String password, SandboxVersion version) {
        StringBuilder broken = new StringBuilder();
        if (password.codePointCount(0, password.length()) < 8) {
            broken.append("<div>Passwords must be at least 8 characters long.</div>");
        }
        if (count(password, Character::isDigit) < 1) {
            broken.append("<div>Passwords must have at least 1 digit(s).</div>");
        }
        if (count(password, Character::isLowerCase) < 1) {
            broken.append("<div>Passwords must have at least 1 lower case letter(s).</div>");
        }
        if (count(password, Character::isUpperCase) < 1) {
            broken.append("<div>Passwords must have at least 1 upper case letter(s).</div>");
        }
        if (count(password, c -> !Character.isDigit(c) && !Character.isLowerCase(c) && !Character.isUpperCase(c)) < 1) {
            String example = version == SandboxVersion.V4_1 ? "such as as" : "such as";
            broken.append(
                    "<div>The password must have at least 1 special character(s) " + example + " *, -, or #.</div>");
        }
        return broken.toString();
    }

    private static long count(String password, IntPredicate kind) {
        return password.codePoints().filter(kind).count();
    }

    /**
     * The digest that stands in for the address of a deleted account.
     *
     * @param text the account's username
     * @return 32 characters
     */
    static String md5(String text) {
        return digest("MD5", text, 16);
    }

    private static String hash(String salt, String password) {
        return digest("SHA-256", salt + password, 16);
    }

    private static String digest(String algorithm, String text, int length) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes), 0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
