package org.lmsbridge.auth;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.ContactKey;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.CredentialVerifier;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/** Student records in memory, which can be made to fail or to hang. */
public final class Records implements Contacts, ContactDirectory, CredentialVerifier {
    /** A password that meets Moodle's rules and occurs nowhere else. */
    public static final String PASSWORD = "Zebra-4711-crossing";

    private final Map<ContactId, Contact> contacts =
            new ConcurrentSkipListMap<>(Comparator.comparing(ContactId::value));
    private volatile Optional<ContactId> failingAfter = Optional.empty();
    private volatile Verifying verifying =
            (contact, password) -> contact.filter(id -> Arrays.equals(password, PASSWORD.toCharArray()))
                    .map(id -> CredentialVerdict.ACCEPTED)
                    .orElse(CredentialVerdict.REJECTED);

    /** How passwords are checked; may hang. */
    public interface Verifying {
        /** {@return the verdict} */
        CredentialVerdict verify(Optional<ContactId> contact, char[] password) throws InterruptedException;
    }

    /** Checks passwords otherwise. */
    public void verifying(Verifying other) {
        verifying = other;
    }

    /** Lets listings fail that go on after a contact. */
    public void failAfter(String id) {
        failingAfter = Optional.of(new ContactId(id));
    }

    @Override
    public CredentialVerdict verify(Optional<ContactId> contact, char[] password) {
        try {
            return verifying.verify(contact, password);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecordsUnavailableException("interrupted", e);
        }
    }

    @Override
    public List<Contact> having(ContactKey key, String value) {
        return contacts.values().stream()
                .filter(contact ->
                        key.of(contact).filter(value::equalsIgnoreCase).isPresent())
                .toList();
    }

    @Override
    public Page<Contact> contacts(Optional<ContactId> after, int limit) {
        if (after.isPresent() && after.equals(failingAfter)) {
            throw new RecordsUnavailableException("the records are being restarted");
        }
        var found = contacts.values().stream()
                .filter(contact -> after.isEmpty()
                        || contact.id().value().compareTo(after.get().value()) > 0)
                .limit(limit + 1L)
                .toList();
        var last = found.size() <= limit;
        return new Page<>(last ? found : found.subList(0, limit), last, Instant.EPOCH);
    }

    @Override
    public List<Contact> byIds(Set<ContactId> ids) {
        return contacts.values().stream()
                .filter(contact -> ids.contains(contact.id()))
                .toList();
    }

    /** Adds or replaces. */
    public Contact put(Contact.Builder contact) {
        var built = contact.build();
        contacts.put(built.id(), built);
        return built;
    }

    /** Removes. */
    public void remove(String id) {
        contacts.remove(new ContactId(id));
    }

    /** {@return everybody} */
    public List<Contact> all() {
        return List.copyOf(contacts.values());
    }

    /** {@return somebody whom nothing stands in the way of} */
    public static Contact.Builder contact(String id) {
        var builder = Contact.builder();
        builder.id(new ContactId(id))
                .firstName("First" + id)
                .lastName("Last" + id)
                .email("Person" + id + "@Example.org")
                .password(Secret.of(PASSWORD));
        return builder;
    }
}
