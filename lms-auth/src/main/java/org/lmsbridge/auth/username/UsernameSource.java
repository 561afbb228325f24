package org.lmsbridge.auth.username;

import java.util.Optional;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.spi.ContactKey;

/** Of which value of a contact the Moodle username is made. */
public enum UsernameSource {
    /** Of none: contacts get no account in Moodle. */
    NONE,
    /** Of the email address. */
    CUSTOMER_EMAIL,
    /** Of the next number that was given to nobody, which is taken when an account is planned. */
    SEQUENTIAL_NUMBER,
    /** Of the AVETMISS client id. */
    AVETMISS_CLIENT_ID,
    /** Of the AVETMISS Unique Student Identifier, which is checked first. */
    AVETMISS_USI;

    /**
     * Makes the username of a contact: the value of the source, stripped and in lower case.
     *
     * @param contact the contact
     * @return the username, or why there is none
     */
    public UsernameResult usernameOf(Contact contact) {
        return switch (this) {
            case NONE -> new UsernameResult.Absent(AuthFinding.USERNAME_SOURCE_NONE.about(contact.id()));
            case SEQUENTIAL_NUMBER ->
                new UsernameResult.Absent(AuthFinding.USERNAME_NUMBER_MISSING.about(contact.id()));
            case CUSTOMER_EMAIL -> plain(contact, contact.email(), "email address");
            case AVETMISS_CLIENT_ID -> plain(contact, contact.clientId(), "AVETMISS client id");
            case AVETMISS_USI -> usi(contact);
        };
    }

    /** {@return by which value the records find who has a username; empty if no value of theirs says so} */
    public Optional<ContactKey> key() {
        return switch (this) {
            case NONE, SEQUENTIAL_NUMBER -> Optional.empty();
            case CUSTOMER_EMAIL -> Optional.of(ContactKey.EMAIL);
            case AVETMISS_CLIENT_ID -> Optional.of(ContactKey.CLIENT_ID);
            case AVETMISS_USI -> Optional.of(ContactKey.UNIQUE_STUDENT_IDENTIFIER);
        };
    }

    /**
     * Says whether an account keeps its username, whatever the records say.
     *
     * @param username the username of an account
     * @return whether it is a number that was given out, or no username is made at all
     */
    public boolean keeps(String username) {
        return this == NONE
                || this == SEQUENTIAL_NUMBER
                        && username.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static UsernameResult plain(Contact contact, Optional<String> value, String what) {
        var present = value.map(String::strip).filter(text -> !text.isEmpty());
        if (present.isEmpty()) {
            return missing(contact, what);
        }
        var username = UsernameRule.normalise(present.get());
        var fault = UsernameRule.fault(username);
        return fault.isEmpty() ? new UsernameResult.Present(username) : invalid(contact, what, fault.get());
    }

    private static UsernameResult usi(Contact contact) {
        var what = "AVETMISS Unique Student Identifier";
        var value = contact.uniqueStudentIdentifier().map(String::strip).filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            return missing(contact, what);
        }
        var fault = UniqueStudentIdentifier.fault(value.get());
        return fault.isEmpty()
                ? new UsernameResult.Present(UsernameRule.normalise(value.get()))
                : invalid(contact, what, fault.get());
    }

    private static UsernameResult missing(Contact contact, String what) {
        return new UsernameResult.Absent(AuthFinding.USERNAME_MISSING.about(contact.id(), what));
    }

    private static UsernameResult invalid(Contact contact, String what, String fault) {
        return new UsernameResult.Absent(AuthFinding.USERNAME_INVALID.about(contact.id(), what, fault));
    }
}
