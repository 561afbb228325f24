package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.ContactKey;

/** What every {@link ContactDirectory} has to satisfy: extend it, give yours, and run it. */
public abstract class ContactDirectoryContract {
    /** For subclasses. */
    protected ContactDirectoryContract() {}

    /** {@return the implementation, over at least three contacts} */
    protected abstract ContactDirectory directory();

    /** {@return the value by which usernames are made} */
    protected abstract ContactKey key();

    /** {@return a contact that has such a value, with upper-case letters in it} */
    protected abstract Contact existing();

    /** {@return a value in lower case that no contact has} */
    protected abstract String missing();

    @Test
    void contactsAreListedPageByPage() {
        new ListingContract<Contact, ContactId>("ContactDirectory.contacts", directory()::contacts, Contact::id)
                .check();
    }

    @Test
    void aContactIsFoundByItsValueInLowerCase() {
        var value = key().of(existing()).orElseThrow().strip().toLowerCase(Locale.ROOT);
        assertThat(directory().having(key(), value))
                .as("ContactDirectory.having finds without regard to case")
                .extracting(Contact::id)
                .contains(existing().id());
    }

    @Test
    void nobodyIsFoundByAValueThatNobodyHas() {
        assertThat(directory().having(key(), missing()))
                .as("ContactDirectory.having finds nobody by a value that nobody has")
                .isEmpty();
    }

    @Test
    void aValueIsAValueAndNoPattern() {
        for (var pattern : new String[] {"%", "*", "_", "' or '1'='1", "\\"}) {
            assertThat(directory().having(key(), pattern))
                    .as("ContactDirectory.having takes %s as it stands", pattern)
                    .isEmpty();
        }
    }
}
