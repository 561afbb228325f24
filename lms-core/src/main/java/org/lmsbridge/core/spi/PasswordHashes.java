package org.lmsbridge.core.spi;

import java.util.Optional;
import org.lmsbridge.core.records.ContactId;

/**
 * The password hashes of records that keep such, for which the auth plugin does the checking. Called at every sign-in,
 * from many threads at once. Throws {@link RecordsUnavailableException} when it cannot answer.
 */
public interface PasswordHashes {
    /**
     * Reads a hash.
     *
     * @param contact whose
     * @return the hash in its textual form, such as {@code $2y$10$…}; empty if the contact has no password, or
     *     does not exist
     */
    Optional<String> hashOf(ContactId contact);

    /**
     * Offers a stronger hash of the password that was just found right. Replace the old one only while it still stands:
     * the person may have changed the password meanwhile. Does nothing by default.
     *
     * @param contact whose
     * @param old the hash that was checked
     * @param replacement the stronger one
     */
    default void rehash(ContactId contact, String old, String replacement) {}
}
