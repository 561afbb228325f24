package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.Contacts;

/** What every {@link Contacts} has to satisfy: extend it, give yours, and run it. */
public abstract class ContactsContract {
    private static final int MOST_IDS = 1_000;
    private static final int READERS = 4;

    /** For subclasses. */
    protected ContactsContract() {}

    /** {@return the implementation} */
    protected abstract Contacts contacts();

    /** {@return ids of at least two contacts that exist, an inactive one among them if there is any} */
    protected abstract Set<ContactId> existing();

    /** {@return an id that no contact has, nor has one that begins with it} */
    protected abstract ContactId missing();

    @Test
    void everyContactThatExistsIsDelivered() {
        assertThat(read(existing()))
                .as("Contacts.byIds delivers every contact that exists, and each once")
                .extracting(Contact::id)
                .containsExactlyInAnyOrderElementsOf(existing());
    }

    @Test
    void aContactThatDoesNotExistIsLeftOut() {
        var ids = new HashSet<>(existing());
        ids.add(missing());
        assertThat(read(ids))
                .as("Contacts.byIds leaves out an id that does not exist, and delivers the others")
                .extracting(Contact::id)
                .containsExactlyInAnyOrderElementsOf(existing());
    }

    @Test
    void oneContactMayBeAskedForAlone() {
        var id = existing().iterator().next();
        assertThat(read(Set.of(id)))
                .as("Contacts.byIds delivers whom it is asked for, and nobody else")
                .extracting(Contact::id)
                .containsExactly(id);
    }

    @Test
    void asManyAsTheContractAllowsMayBeAskedForAtOnce() {
        var ids = new HashSet<>(existing());
        for (int i = 0; ids.size() < MOST_IDS; i++) {
            ids.add(new ContactId(missing().value() + i));
        }
        assertThat(read(ids))
                .as("Contacts.byIds answers a question for 1,000 ids at once")
                .extracting(Contact::id)
                .containsExactlyInAnyOrderElementsOf(existing());
    }

    @Test
    void severalThreadsMayReadAtOnce() {
        var contacts = contacts();
        var readers = IntStream.range(0, READERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> Clause.call("Contacts.byIds", () -> contacts.byIds(existing()))))
                .toList();
        readers.forEach(reader -> assertThat(reader.join())
                .as("Contacts.byIds: several threads that read at once are given the same")
                .extracting(Contact::id)
                .containsExactlyInAnyOrderElementsOf(existing()));
    }

    private List<Contact> read(Collection<ContactId> ids) {
        return Clause.call("Contacts.byIds", () -> contacts().byIds(Set.copyOf(ids)));
    }
}
