package org.lmsbridge.auth.hash;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2 in the form of its reference implementation and of PHP: {@code $argon2id$v=19$m=65536,t=4,p=1$salt$hash}. */
final class Argon2 implements HashFormat {
    static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("\\$argon2(id|i|d)\\$v=(16|19)\\$m=(\\d{1,8}),t=(\\d{1,4}),"
            + "p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Map<String, Integer> TYPES =
            Map.of("id", Argon2Parameters.ARGON2_id, "i", Argon2Parameters.ARGON2_i, "d", Argon2Parameters.ARGON2_d);

    @Override
    public boolean reads(String hash) {
        return SHAPE.matcher(hash).matches();
    }

    @Override
    public boolean matches(String hash, char[] password) {
        var parts = parts(hash);
        var expected = Base64.getDecoder().decode(parts.group(7));
        var parameters = new Argon2Parameters.Builder(TYPES.getOrDefault(parts.group(1), Argon2Parameters.ARGON2_id))
                .withVersion(Integer.parseInt(parts.group(2)))
                .withMemoryAsKB(Integer.parseInt(parts.group(3)))
                .withIterations(Integer.parseInt(parts.group(4)))
                .withParallelism(Integer.parseInt(parts.group(5)))
                .withSalt(Base64.getDecoder().decode(parts.group(6)))
                .build();
        return MessageDigest.isEqual(expected, derive(parameters, password, expected.length));
    }

    static String generate(char[] password, byte[] salt, Argon2Cost cost) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build();
        var encoder = Base64.getEncoder().withoutPadding();
        // Whatever the host's language, whose digits may be others.
        return String.format(
                Locale.ROOT,
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
                cost.memoryKib(),
                cost.iterations(),
                cost.parallelism(),
                encoder.encodeToString(salt),
                encoder.encodeToString(derive(parameters, password, HASH_BYTES)));
    }

    /** {@return whether a hash costs an attacker at least as much} */
    static boolean reaches(String hash, Argon2Cost cost) {
        var parts = parts(hash);
        return "id".equals(parts.group(1))
                && Integer.parseInt(parts.group(3)) >= cost.memoryKib()
                && Integer.parseInt(parts.group(4)) >= cost.iterations();
    }

    private static byte[] derive(Argon2Parameters parameters, char[] password, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var bytes = Utf8.of(password);
        try {
            var derived = new byte[length];
            generator.generateBytes(bytes, derived);
            return derived;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Matcher parts(String hash) {
        var parts = SHAPE.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("this is no Argon2 hash");
        }
        return parts;
    }
}
