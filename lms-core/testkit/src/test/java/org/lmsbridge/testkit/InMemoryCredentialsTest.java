package org.lmsbridge.testkit;

import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.spi.CredentialVerifier;

class InMemoryCredentialsTest extends CredentialVerifierContract {
    @Override
    protected CredentialVerifier verifier() {
        var anna = Contact.builder();
        anna.id(contact()).firstName("Anna").lastName("Berg").password(Secret.of("Zebra-4711-crossing"));
        var bob = Contact.builder();
        bob.id(withoutPassword()).firstName("Bob").lastName("Carr");
        return new InMemoryRecords().put(anna.build()).put(bob.build());
    }

    @Override
    protected ContactId contact() {
        return new ContactId("1");
    }

    @Override
    protected char[] password() {
        return "Zebra-4711-crossing".toCharArray();
    }

    @Override
    protected ContactId withoutPassword() {
        return new ContactId("2");
    }
}
