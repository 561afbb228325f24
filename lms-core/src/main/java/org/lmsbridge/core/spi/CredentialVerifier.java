package org.lmsbridge.core.spi;

import java.util.Optional;
import org.lmsbridge.core.records.ContactId;

/**
 * Checks passwords against the records.
 *
 * <p>Called by the auth plugin at every sign-in, from many threads at once; attempts are limited before it is asked.
 * Throws {@link RecordsUnavailableException} when it cannot answer. One that takes too long is not waited for: its
 * thread is interrupted, and the sign-in is answered with "unavailable".
 */
public interface CredentialVerifier {
    /**
     * Checks one password. Nobody may learn from the time it takes whether a contact exists: without a contact, and for
     * one without a password, do the same work as for a wrong password, against a hash of nobody.
     *
     * @param contact whose password it should be; empty if nobody has the username that was given
     * @param password what was typed; never empty. Not to be kept: the caller overwrites it afterwards
     * @return what the records say; {@link CredentialVerdict#REJECTED} without a contact
     */
    CredentialVerdict verify(Optional<ContactId> contact, char[] password);
}
