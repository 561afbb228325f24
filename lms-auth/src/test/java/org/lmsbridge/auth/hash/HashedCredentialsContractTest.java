package org.lmsbridge.auth.hash;

import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.CredentialVerifier;
import org.lmsbridge.testkit.CredentialVerifierContract;

/** Hashes are checked as every verifier has to, nobody's with the work of somebody's. */
class HashedCredentialsContractTest extends CredentialVerifierContract {
    private static final ContactId ANNA = new ContactId("anna");
    private static final String PASSWORD = "Zebra-4711-crossing";

    private final PasswordHashing hashing = PasswordHashing.argon2id();
    private final String kept = hashing.hash(PASSWORD.toCharArray());
    private final HashedCredentials credentials =
            new HashedCredentials(contact -> Optional.of(kept).filter(any -> contact.equals(ANNA)), hashing);

    @Override
    protected CredentialVerifier verifier() {
        return credentials;
    }

    @Override
    protected ContactId contact() {
        return ANNA;
    }

    @Override
    protected char[] password() {
        return PASSWORD.toCharArray();
    }

    @Override
    protected ContactId withoutPassword() {
        return new ContactId("ben");
    }
}
