package org.lmsbridge.auth.account;

import java.util.regex.Pattern;

/**
 * What an email address must look like for Moodle to take it. Not the whole of Moodle's check, which is that of PHP's
 * mailer: whatever fails here fails there, and one such record would cost its whole call.
 */
final class EmailRule {
    private static final int MAX_LENGTH = 100;
    private static final Pattern SHAPE = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]+\\.[^\\s@<>.]+");

    private EmailRule() {}

    static boolean fits(String email) {
        return email.length() <= MAX_LENGTH && SHAPE.matcher(email).matches();
    }
}
