package org.lmsbridge.auth.hash;

/** One textual format of password hashes. Stateless. */
interface HashFormat {
    /** {@return whether a hash is written in this format} */
    boolean reads(String hash);

    /**
     * Checks a password.
     *
     * @throws IllegalArgumentException if the hash is damaged
     */
    boolean matches(String hash, char[] password);
}
