package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.Contacts;

/** What every {@link Contacts} has to satisfy: extend it, give yours, and run it. */
public abstract class ContactsContract {
    /** For subclasses. */
    protected ContactsContract() {}

    /** {@return the implementation} */
    protected abstract Contacts contacts();

    /** {@return ids of at least two contacts that exist, an inactive one among them if there is any} */
    protected abstract Set<ContactId> existing();

    /** {@return an id that no contact has} */
    protected abstract ContactId missing();

    @Test
    void everyContactThatExistsIsDelivered() {
        assertThat(contacts().byIds(existing()))
                .as("Contacts.byIds delivers every contact that exists, and each once")
                .extracting(Contact::id)
                .containsExactlyInAnyOrderElementsOf(existing());
    }

    @Test
    void aContactThatDoesNotExistIsLeftOut() {
        var ids = new HashSet<>(existing());
        ids.add(missing());
        assertThat(contacts().byIds(ids))
                .as("Contacts.byIds leaves out an id that does not exist, and delivers the others")
                .extracting(Contact::id)
                .containsExactlyInAnyOrderElementsOf(existing());
    }

    @Test
    void oneContactIsReadByItsId() {
        var id = existing().iterator().next();
        assertThat(contacts().byId(id).value())
                .as("Contacts.byId finds a contact that exists")
                .hasValueSatisfying(contact -> assertThat(contact.id()).isEqualTo(id));
        assertThat(contacts().byId(missing()).value())
                .as("Contacts.byId knows that a contact does not exist")
                .isEmpty();
    }
}
