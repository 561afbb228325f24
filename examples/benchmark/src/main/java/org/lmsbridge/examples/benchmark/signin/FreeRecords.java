package org.lmsbridge.examples.benchmark.signin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.ContactKey;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.CredentialVerifier;
import org.lmsbridge.core.spi.Page;

/** Records that cost nothing, so that only the library is measured. */
final class FreeRecords implements Contacts, ContactDirectory, CredentialVerifier {
    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private final Map<String, Contact> byEmail = new HashMap<>();

    FreeRecords(int people) {
        for (int i = 0; i < people; i++) {
            var contact = Contact.builder();
            contact.id(new ContactId(String.valueOf(i)))
                    .firstName("First" + i)
                    .lastName("Last" + i)
                    .email(username(i))
                    .hasPassword(true);
            var built = contact.build();
            contacts.put(built.id(), built);
            byEmail.put(username(i), built);
        }
    }

    static String username(int person) {
        return "person" + person + "@example.org";
    }

    @Override
    public List<Contact> byIds(Set<ContactId> ids) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(contacts.get(id)).stream())
                .toList();
    }

    @Override
    public List<Contact> having(ContactKey key, String value) {
        return Optional.ofNullable(byEmail.get(value)).stream().toList();
    }

    @Override
    public Page<Contact> contacts(Optional<ContactId> after, int limit) {
        return new Page<>(new ArrayList<>(), true, Instant.EPOCH);
    }

    @Override
    public CredentialVerdict verify(Optional<ContactId> contact, char[] password) {
        return contact.isPresent() ? CredentialVerdict.ACCEPTED : CredentialVerdict.REJECTED;
    }
}
