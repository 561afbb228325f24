package org.lmsbridge.auth.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * SHA-crypt as Unix and Moodle 4.3 and later write it: {@code $6$rounds=10000$salt$hash}, and {@code $5$} with SHA-256.
 */
final class Sha2Crypt implements HashFormat {
    private static final Pattern SHAPE =
            Pattern.compile("\\$([56])\\$(rounds=\\d{1,9}\\$)?[^$:\\n]{1,16}\\$[./A-Za-z0-9]{43,86}");

    @Override
    public boolean reads(String hash) {
        return SHAPE.matcher(hash).matches();
    }

    @Override
    public boolean matches(String hash, char[] password) {
        var bytes = Utf8.of(password);
        try {
            var found = hash.startsWith("$6$")
                    ? org.apache.commons.codec.digest.Sha2Crypt.sha512Crypt(bytes, hash)
                    : org.apache.commons.codec.digest.Sha2Crypt.sha256Crypt(bytes, hash);
            return MessageDigest.isEqual(hash.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
