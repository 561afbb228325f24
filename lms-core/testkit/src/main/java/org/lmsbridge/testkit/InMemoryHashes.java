package org.lmsbridge.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.PasswordHashes;

/** Keeps password hashes, for tests and first steps. Thread-safe. */
public final class InMemoryHashes implements PasswordHashes {
    private final Map<ContactId, String> hashes = new ConcurrentHashMap<>();

    /** Without any hashes. */
    public InMemoryHashes() {}

    /**
     * Puts a hash.
     *
     * @param contact whose
     * @param hash the hash in its textual form
     * @return these hashes
     */
    public InMemoryHashes put(ContactId contact, String hash) {
        hashes.put(contact, hash);
        return this;
    }

    @Override
    public Optional<String> hashOf(ContactId contact) {
        return Optional.ofNullable(hashes.get(contact));
    }

    @Override
    public void rehash(ContactId contact, String old, String replacement) {
        hashes.replace(contact, old, replacement);
    }
}
