package org.lmsbridge.auth.account;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.ContactId;

/** Writes what was judged as changes, and reads them back. A change never holds a password. */
public final class AccountChanges {
    /** The field of the username. */
    public static final String USERNAME = "username";
    /** The field of the email address. */
    public static final String EMAIL = "email";
    /** The field of the ID number. */
    public static final String IDNUMBER = "idnumber";
    /** The field of the first name. */
    public static final String FIRSTNAME = "firstname";
    /** The field of the surname. */
    public static final String LASTNAME = "lastname";
    /** The field of the authentication method. */
    public static final String AUTH = "auth";
    /** The field that says that Moodle makes the password. */
    public static final String CREATEPASSWORD = "createpassword";
    /** The field of the user's number. */
    public static final String ID = "id";

    /** The field that says that an account is shut. */
    public static final String SUSPENDED = "suspended";

    private static final String SUBJECT = "contact:";

    private AccountChanges() {}

    /**
     * Writes a new account.
     *
     * @param candidate whose
     * @param account the judgement
     * @param profile the profile
     * @param rules the rules
     * @return the change
     */
    public static Change create(
            Candidate candidate, Judgement.Create account, ProfileValues profile, AccountRules rules) {
        var values = new TreeMap<>(profile.values());
        values.put(USERNAME, account.username());
        values.put(EMAIL, account.email());
        values.put(IDNUMBER, candidate.idnumber());
        values.put(FIRSTNAME, candidate.contact().firstName().strip());
        values.put(LASTNAME, candidate.contact().lastName().strip());
        values.put(AUTH, rules.authMethod());
        if (rules.moodleMakesPassword()) {
            values.put(CREATEPASSWORD, "true");
        }
        return change(ChangeKind.ACCOUNT_CREATE, candidate.id(), new TreeMap<>(Map.of("user", "absent")), values);
    }

    /**
     * Writes that a user is taken over.
     *
     * @param candidate for whom
     * @param user the user
     * @return the change
     */
    public static Change link(Candidate candidate, SiteUser user) {
        var values = new TreeMap<>(Map.of(ID, String.valueOf(user.id()), USERNAME, user.username()));
        return change(ChangeKind.ACCOUNT_LINK, candidate.id(), values, values);
    }

    /**
     * Writes that fields of an account become others.
     *
     * @param contact whose
     * @param user the account
     * @param before what the fields are, by name
     * @param after what they become, by name
     * @return the change
     */
    public static Change update(
            ContactId contact, SiteUser user, SortedMap<String, String> before, SortedMap<String, String> after) {
        var expects = new TreeMap<>(before);
        expects.put(ID, String.valueOf(user.id()));
        expects.put(USERNAME, user.username());
        return change(ChangeKind.ACCOUNT_UPDATE, contact, expects, after);
    }

    /**
     * Writes that an account is shut or opened.
     *
     * @param contact whose
     * @param user the account
     * @param suspend whether it is shut
     * @return the change
     */
    public static Change suspension(ContactId contact, SiteUser user, boolean suspend) {
        var expects = new TreeMap<>(
                Map.of(ID, String.valueOf(user.id()), USERNAME, user.username(), SUSPENDED, String.valueOf(!suspend)));
        return change(
                suspend ? ChangeKind.ACCOUNT_SUSPEND : ChangeKind.ACCOUNT_RESUME,
                contact,
                expects,
                new TreeMap<>(Map.of(SUSPENDED, String.valueOf(suspend))));
    }

    /**
     * Reads whose change it is.
     *
     * @param change a change that was written here
     * @return the contact
     * @throws IllegalArgumentException if it is about something else
     */
    public static ContactId contactOf(Change change) {
        if (!change.subject().startsWith(SUBJECT)) {
            throw new IllegalArgumentException(change.subject() + " is no contact");
        }
        return new ContactId(change.subject().substring(SUBJECT.length()));
    }

    private static Change change(
            ChangeKind kind, ContactId contact, SortedMap<String, String> expects, SortedMap<String, String> values) {
        var subject = AuthFinding.subject(contact);
        return new Change(kind, subject, expects, values, List.of(subject));
    }
}
