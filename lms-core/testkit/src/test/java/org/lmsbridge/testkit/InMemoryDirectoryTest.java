package org.lmsbridge.testkit;

import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.ContactKey;

class InMemoryDirectoryTest extends ContactDirectoryContract {
    @Override
    protected ContactDirectory directory() {
        var records = new InMemoryRecords();
        for (int i = 1; i <= 12; i++) {
            records.put(contact(i));
        }
        return records;
    }

    @Override
    protected ContactKey key() {
        return ContactKey.EMAIL;
    }

    @Override
    protected Contact existing() {
        return contact(1);
    }

    @Override
    protected String missing() {
        return "nobody@example.org";
    }

    private static Contact contact(int number) {
        var contact = Contact.builder();
        contact.id(new ContactId(String.valueOf(number)))
                .firstName("First" + number)
                .lastName("Last" + number)
                .email("Person" + number + "@Example.org");
        return contact.build();
    }
}
