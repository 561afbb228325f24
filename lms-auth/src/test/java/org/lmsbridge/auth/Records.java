package org.lmsbridge.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.spi.Contacts;

/** Student records in memory. */
public final class Records implements Contacts {
    /** A password that meets Moodle's rules and occurs nowhere else. */
    public static final String PASSWORD = "Zebra-4711-crossing";

    private final Map<ContactId, Contact> contacts = new LinkedHashMap<>();

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
