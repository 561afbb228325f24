package org.lmsbridge.auth.hash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 as Django writes it ({@code pbkdf2_sha256$600000$salt$hash}, salt as text) and as Passlib does
 * ({@code $pbkdf2-sha256$29000$salt$hash}, both in Base64 with a point for the plus).
 */
final class Pbkdf2 implements HashFormat {
    private static final Pattern DJANGO =
            Pattern.compile("pbkdf2_(sha1|sha256|sha512)\\$(\\d{1,9})\\$([^$]+)\\$([A-Za-z0-9+/]+=*)");
    private static final Pattern PASSLIB =
            Pattern.compile("\\$pbkdf2(-sha256|-sha512|)\\$(\\d{1,9})\\$([A-Za-z0-9./]+)\\$([A-Za-z0-9./]+)");

    @Override
    public boolean reads(String hash) {
        return DJANGO.matcher(hash).matches() || PASSLIB.matcher(hash).matches();
    }

    @Override
    public boolean matches(String hash, char[] password) {
        var django = DJANGO.matcher(hash);
        if (django.matches()) {
            var salt = django.group(3).getBytes(StandardCharsets.UTF_8);
            var expected = Base64.getDecoder().decode(django.group(4));
            return matches(django.group(1), password, salt, Integer.parseInt(django.group(2)), expected);
        }
        var passlib = PASSLIB.matcher(hash);
        if (!passlib.matches()) {
            throw new IllegalArgumentException("this is no PBKDF2 hash");
        }
        var digest = passlib.group(1).isEmpty() ? "sha1" : passlib.group(1).substring(1);
        return matches(
                digest,
                password,
                decoded(passlib.group(3)),
                Integer.parseInt(passlib.group(2)),
                decoded(passlib.group(4)));
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text.replace('.', '+'));
    }

    private static boolean matches(String digest, char[] password, byte[] salt, int iterations, byte[] expected) {
        var key = new PBEKeySpec(password, salt, iterations, expected.length * Byte.SIZE);
        try {
            var factory = SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest.toUpperCase(Locale.ROOT));
            return MessageDigest.isEqual(expected, factory.generateSecret(key).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no PBKDF2 with " + digest, e);
        } finally {
            key.clearPassword();
        }
    }
}
