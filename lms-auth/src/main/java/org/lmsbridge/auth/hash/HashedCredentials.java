package org.lmsbridge.auth.hash;

import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.CredentialVerifier;
import org.lmsbridge.core.spi.PasswordHashes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks passwords for records that keep hashes of them. Nobody's password is checked against a hash of nobody, so that
 * it takes as long as a wrong one; that holds best where all hashes are of the kind that is made here, to which right
 * passwords are moved one by one. Thread-safe.
 */
public final class HashedCredentials implements CredentialVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(HashedCredentials.class);

    private final PasswordHashes hashes;
    private final PasswordHashing hashing;
    private final String nobody;

    /**
     * Checks against hashes.
     *
     * @param hashes the records' hashes
     * @param hashing what outdated hashes are replaced by, once the password is known to be right
     */
    public HashedCredentials(PasswordHashes hashes, PasswordHashing hashing) {
        this.hashes = hashes;
        this.hashing = hashing;
        this.nobody = hashing.hash(new char[] {'n', 'o', 'b', 'o', 'd', 'y'});
    }

    @Override
    public CredentialVerdict verify(Optional<ContactId> contact, char[] password) {
        var kept = contact.flatMap(hashes::hashOf);
        var right = matches(contact, kept.orElse(nobody), password);
        if (kept.isEmpty() || !right) {
            return CredentialVerdict.REJECTED;
        }
        if (hashing.outdated(kept.get())) {
            offer(contact.orElseThrow(), kept.get(), password);
        }
        return CredentialVerdict.ACCEPTED;
    }

    private boolean matches(Optional<ContactId> contact, String hash, char[] password) {
        try {
            return hashing.matches(hash, password);
        } catch (IllegalArgumentException e) {
            LOG.warn("password hash unreadable contact={} reason={}", contact, e.getMessage());
            // The same work as for any other password, and never right.
            hashing.matches(nobody, password);
            return false;
        }
    }

    /** The sign-in is good, whether the records take the stronger hash or not. */
    private void offer(ContactId contact, String old, char[] password) {
        try {
            hashes.rehash(contact, old, hashing.hash(password));
        } catch (RuntimeException e) {
            LOG.warn("stronger hash not stored contact={}", contact, e);
        }
    }
}
