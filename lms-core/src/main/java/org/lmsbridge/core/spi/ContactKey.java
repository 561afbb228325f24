package org.lmsbridge.core.spi;

import java.util.Optional;
import org.lmsbridge.core.records.Contact;

/** The values of a contact by which a person may be looked up who signs in. */
public enum ContactKey {
    /** The email address. */
    EMAIL {
        @Override
        public Optional<String> of(Contact contact) {
            return contact.email();
        }
    },
    /** The AVETMISS client id. */
    CLIENT_ID {
        @Override
        public Optional<String> of(Contact contact) {
            return contact.clientId();
        }
    },
    /** The AVETMISS Unique Student Identifier. */
    UNIQUE_STUDENT_IDENTIFIER {
        @Override
        public Optional<String> of(Contact contact) {
            return contact.uniqueStudentIdentifier();
        }
    };

    /**
     * Reads the value.
     *
     * @param contact a contact
     * @return its value, if there is one
     */
    public abstract Optional<String> of(Contact contact);
}
