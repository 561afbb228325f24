package org.lmsbridge.auth.hash;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Checks passwords against hashes, and makes new ones. Reads bcrypt, Argon2, PBKDF2 (Django's and Passlib's form) and
 * SHA-crypt, which are also the formats of Moodle ({@code $2y$…} and {@code $6$rounds=…}). Needs Bouncy Castle
 * ({@code bcprov-jdk18on}) for bcrypt and Argon2, and Apache Commons Codec for SHA-crypt, on the class path; both are
 * optional dependencies. Thread-safe.
 */
public final class PasswordHashing {
    private static final List<HashFormat> FORMATS = List.of(new Bcrypt(), new Argon2(), new Pbkdf2(), new Sha2Crypt());
    private static final Argon2Cost ARGON2_COST = new Argon2Cost(19_456, 2, 1);
    private static final int LEAST_BCRYPT_COST = 4;
    private static final int MOST_BCRYPT_COST = 31;

    private final SecureRandom random = new SecureRandom();
    private final int saltBytes;
    private final BiFunction<char[], byte[], String> generator;
    private final Predicate<String> strongEnough;

    private PasswordHashing(
            int saltBytes, BiFunction<char[], byte[], String> generator, Predicate<String> strongEnough) {
        this.saltBytes = saltBytes;
        this.generator = generator;
        this.strongEnough = strongEnough;
    }

    /** {@return hashing that makes Argon2id hashes of 19 MiB and two passes, the least that OWASP advises} */
    public static PasswordHashing argon2id() {
        return argon2id(ARGON2_COST);
    }

    /**
     * Hashing that makes Argon2id hashes.
     *
     * @param cost what one hash costs
     * @return the hashing
     */
    public static PasswordHashing argon2id(Argon2Cost cost) {
        var format = new Argon2();
        return new PasswordHashing(
                Argon2.SALT_BYTES,
                (password, salt) -> Argon2.generate(password, salt, cost),
                hash -> format.reads(hash) && Argon2.reaches(hash, cost));
    }

    /**
     * Hashing that makes bcrypt hashes, as Moodle reads them too.
     *
     * @param cost the logarithm of the number of rounds, 4 to 31
     * @return the hashing
     */
    public static PasswordHashing bcrypt(int cost) {
        if (cost < LEAST_BCRYPT_COST || cost > MOST_BCRYPT_COST) {
            throw new IllegalArgumentException("bcrypt's cost must be from 4 to 31, not " + cost);
        }
        var format = new Bcrypt();
        return new PasswordHashing(
                Bcrypt.SALT_BYTES,
                (password, salt) -> Bcrypt.generate(password, salt, cost),
                hash -> format.reads(hash) && Bcrypt.cost(hash) >= cost);
    }

    /**
     * Makes a hash.
     *
     * @param password the password; left as it is
     * @return its hash, with a new salt
     * @throws IllegalStateException if the library for this format is not on the class path; the message names it
     */
    public String hash(char[] password) {
        var salt = new byte[saltBytes];
        random.nextBytes(salt);
        return needing(() -> generator.apply(password, salt));
    }

    /**
     * Checks a password.
     *
     * @param hash a hash in any of the formats
     * @param password the password; left as it is
     * @return whether it is the one
     * @throws IllegalArgumentException if the hash is in none of the formats; the message does not quote it
     * @throws IllegalStateException if the library for its format is not on the class path; the message names it
     */
    public boolean matches(String hash, char[] password) {
        var found = FORMATS.stream()
                .filter(format -> format.reads(hash))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the hash is in a format that is not read here;"
                        + " bcrypt, Argon2, PBKDF2 and SHA-crypt are"));
        return needing(() -> found.matches(hash, password));
    }

    private static <T> T needing(Supplier<T> work) {
        try {
            return work.get();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "a library for password hashes is missing: add org.bouncycastle:bcprov-jdk18on for bcrypt and Argon2,"
                            + " commons-codec:commons-codec for SHA-crypt, to the application's dependencies",
                    e);
        }
    }

    /**
     * Says whether a hash should be replaced.
     *
     * @param hash a hash
     * @return whether it is of another kind than the ones made here, or costs less
     */
    public boolean outdated(String hash) {
        return !strongEnough.test(hash);
    }
}
