/**
 * Checks passwords against the hashes that records keep, in the formats that are met in the field: bcrypt, Argon2,
 * PBKDF2 and SHA-crypt. Records that implement {@code PasswordHashes} give a {@link
 * org.lmsbridge.auth.hash.HashedCredentials} with a {@link org.lmsbridge.auth.hash.PasswordHashing} to the bridge.
 * Bouncy Castle and Commons Codec are needed for some of the formats, and brought by the host.
 */
@NullMarked
package org.lmsbridge.auth.hash;

import org.jspecify.annotations.NullMarked;
