package org.lmsbridge.auth.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lmsbridge.auth.username.UsernameResult;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.ProfileField;

/**
 * A contact that is to have an account and has none that we know of, with the keys by which the site knows people.
 * Immutable.
 *
 * @param contact the contact
 * @param username the username that a new account would have, or why it can have none
 * @param email the email address, without spaces around it
 * @param idnumber the ID number: the one of the profile, otherwise the contact's id
 */
public record Candidate(Contact contact, UsernameResult username, Optional<String> email, String idnumber) {
    /**
     * Works the keys out.
     *
     * @param contact the contact
     * @param rules the rules
     * @return the candidate
     */
    public static Candidate of(Contact contact, AccountRules rules) {
        return new Candidate(
                contact,
                rules.usernameSource().usernameOf(contact),
                contact.email().map(String::strip).filter(email -> !email.isEmpty()),
                idnumber(contact));
    }

    /**
     * Gives it another username.
     *
     * @param name the username
     * @return the candidate with it
     */
    public Candidate named(UsernameResult name) {
        return new Candidate(contact, name, email, idnumber);
    }

    /** {@return the contact's id} */
    public ContactId id() {
        return contact.id();
    }

    /** {@return the email address in the spellings under which the site may have it; none that it cannot have} */
    public List<String> emailSpellings() {
        // Some databases compare addresses with regard to case.
        return email.filter(EmailRule::fits).stream()
                .flatMap(address -> Stream.of(address, emailKey(address)))
                .distinct()
                .toList();
    }

    /** {@return the email address as Moodle compares it} */
    public Optional<String> emailKey() {
        return email.map(Candidate::emailKey);
    }

    static String emailKey(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private static String idnumber(Contact contact) {
        return Optional.ofNullable(contact.profile().get(ProfileField.ID_NUMBER))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .orElse(contact.id().value());
    }
}
