package org.lmsbridge.auth.finding;

import static org.lmsbridge.core.report.Severity.ERROR;
import static org.lmsbridge.core.report.Severity.INFO;
import static org.lmsbridge.core.report.Severity.WARNING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Severity;

/**
 * Everything that the plugin finds about a contact. A code never changes its meaning; messages carry ids and numbers of
 * the site, never names, addresses or usernames.
 */
public enum AuthFinding {
    /** The contact is not active. */
    CONTACT_INACTIVE(INFO, "the contact is inactive", "If the person should have access, activate the contact."),
    /** The records have no password of the contact. */
    CONTACT_WITHOUT_PASSWORD(
            WARNING,
            "the contact has no password in the records",
            "Let the person set a password in the records, or switch the setting requirePassword off."),
    /** The contact left the records, or is no longer to have an account. */
    CONTACT_CHANGED(
            WARNING,
            "the contact is no longer as the plan found it: %s",
            "Nothing was written. Plan again, and the change is there if it is still called for."),
    /** Moodle is to check passwords, and the records do not give them away. */
    PASSWORD_NOT_DELIVERED(
            ERROR,
            "the account needs a password in Moodle, and the records deliver none",
            "Set createPassword to true, or authMethod to the method by which Moodle asks the records, such as ldap."),
    /** The password breaks the rules of the site. */
    PASSWORD_TOO_WEAK(
            ERROR,
            "the password does not meet the site's rules: %s",
            "Let the person choose another password, or set the password rules as the site has them."),
    /** The setting says that nobody gets a username. */
    USERNAME_SOURCE_NONE(
            INFO,
            "the setting usernameSource is none, so no account is made",
            "If accounts should be made, choose a username source."),
    /** The contact has no number yet. */
    USERNAME_NUMBER_MISSING(
            INFO,
            "the contact takes a number for its username when its account is planned",
            "Nothing, if a plan follows."),
    /** The contact has no value to make a username of. */
    USERNAME_MISSING(
            ERROR,
            "the contact has no %s, of which the username is made",
            "Complete the contact in the records, or choose another username source."),
    /** The value makes no username. */
    USERNAME_INVALID(
            ERROR,
            "the %s makes no Moodle username: %s",
            "Correct the value in the records, or choose another username source."),
    /** Two contacts of the plan have one username. */
    USERNAME_DUPLICATE(
            ERROR,
            "contact:%s has the same username",
            "Give one of the two another value in the records, or merge them if they are one person."),
    /** Somebody else in the site has the username. */
    USERNAME_TAKEN(
            ERROR,
            "user %s of the site has the username and is not the same person by the match field; left alone",
            "Choose a match field by which they are the same, or rename one of the two."),
    /** The contact has no email address. */
    EMAIL_MISSING(
            ERROR, "the contact has no email address, which Moodle requires", "Complete the contact in the records."),
    /** The email address is none. */
    EMAIL_INVALID(ERROR, "Moodle would not take the email address", "Correct the address in the records."),
    /** Two contacts of the plan have one email address. */
    EMAIL_DUPLICATE(
            ERROR,
            "contact:%s has the same email address",
            "Give one of the two another address, or merge them if they are one person."),
    /** Somebody else in the site has the email address. */
    EMAIL_TAKEN(
            ERROR,
            "user %s of the site has the email address and is not the same person by the match field; left alone",
            "Choose a match field by which they are the same, or correct one of the two addresses."),
    /** Two contacts of the plan have one ID number. */
    IDNUMBER_DUPLICATE(
            ERROR, "contact:%s has the same ID number", "Give one of the two another ID number in the records."),
    /** Somebody else in the site has the ID number. */
    IDNUMBER_TAKEN(
            ERROR,
            "user %s of the site has the ID number and is not the same person by the match field; left alone",
            "If they are the same person, set the match field to idnumber; otherwise correct the ID number in Moodle."),
    /** Moodle would not take the name. */
    NAME_INVALID(
            ERROR,
            "Moodle would not take the first or last name: longer than 100 characters, or with a mark-up tag",
            "Correct the name in the records."),
    /** The site requires a field that only the records can fill, and they do not. */
    REQUIRED_FIELD_EMPTY(
            ERROR,
            "Moodle requires the profile field %s, which is locked, and the records have no value for it",
            "Complete the contact in the records, or set the field's lock to unlocked-if-empty."),
    /** A profile value that Moodle would not take is left out. */
    PROFILE_VALUE_LEFT_OUT(
            WARNING,
            "the profile field %s is left out, because Moodle would refuse its value",
            "Correct the value in the records."),
    /** Several users of the site match. */
    MATCH_AMBIGUOUS(
            ERROR,
            "%s users of the site match the contact",
            "Make the match field unique in Moodle, or choose another match field."),
    /** The user that matches belongs to another contact. */
    ACCOUNT_OF_ANOTHER_CONTACT(
            ERROR,
            "the matching user of the site belongs to contact:%s",
            "Merge the two contacts if they are one person; otherwise correct the value by which they match."),
    /** The user that matches is suspended. */
    ACCOUNT_SUSPENDED_IN_SITE(
            WARNING,
            "user %s of the site matches the contact and is suspended; left alone",
            "If the person should have access, lift the suspension in Moodle."),
    /** The user to be linked is not there any more. */
    ACCOUNT_GONE(
            WARNING,
            "user %s is not in the site any more",
            "Plan again. Where a booking calls for the person, the enrolments notice it and have another account made."),
    /** Somebody made or linked the account meanwhile. */
    ACCOUNT_APPEARED(WARNING, "since the plan was made, the account or a link to it has appeared: %s", "Plan again."),
    /** The records name a user whom the site does not have. */
    LMS_ID_UNKNOWN(
            ERROR,
            "the records name user %s, whom the site does not have or does not show",
            "Correct or empty the number in the records; without one, the match field decides."),
    /** The records do not know the contact any more. */
    CONTACT_GONE(
            WARNING,
            "the contact of user %s is not in the records any more; the account is left as it is",
            "If the person left, suspend the account in Moodle; if the contact was merged, link the other one."),
    /** The username becomes another one. */
    USERNAME_CHANGES(
            INFO,
            "the records call for another username; user %s is renamed, and the person is told",
            "Nothing. Reject the plan if the source of usernames was changed by mistake."),
    /** The username should become one that somebody else has. */
    USERNAME_KEPT(
            ERROR,
            "user %s keeps its username, because the one that the records call for is somebody else's",
            "Give one of the two another value in the records."),
    /** The account is not written, because the site refused. */
    ACCOUNT_UPDATE_FAILED(ERROR, "the account was not changed: %s", "%s"),
    /** The site refused the account. */
    ACCOUNT_REFUSED(ERROR, "the site refused the account: %s", "%s"),
    /** The site could not be written to. */
    ACCOUNT_NOT_ATTEMPTED(WARNING, "the account was not sent: %s", "%s"),
    /** Nobody knows whether the account was made. */
    ACCOUNT_IN_DOUBT(
            WARNING,
            "the account was sent, and nobody knows whether it was made: %s",
            "The next run asks the site before it does anything else.");

    private final Severity severity;
    private final String message;
    private final String remedy;

    AuthFinding(Severity severity, String message, String remedy) {
        this.severity = severity;
        this.message = message;
        this.remedy = remedy;
    }

    /** {@return the stable code: lower case, hyphens} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return how much it matters} */
    public Severity severity() {
        return severity;
    }

    /** {@return the message, with {@code %s} where details go} */
    public String message() {
        return message;
    }

    /** {@return what a person can do, or {@code %s} where the site says so} */
    public String remedy() {
        return remedy;
    }

    /**
     * Says it of a contact.
     *
     * @param contact the contact
     * @param details what fills the gaps of the message
     * @return the finding
     */
    public Finding about(ContactId contact, Object... details) {
        return new Finding(code(), severity, subject(contact), message.formatted(details), remedy);
    }

    /**
     * Says it of a contact, with a remedy that the site or the client gave.
     *
     * @param contact the contact
     * @param detail what fills the gap of the message
     * @param advice the remedy
     * @return the finding
     */
    public Finding advising(ContactId contact, String detail, String advice) {
        return new Finding(code(), severity, subject(contact), message.formatted(detail), advice);
    }

    /**
     * Finds by code.
     *
     * @param code the code
     * @return what it stands for
     */
    public static Optional<AuthFinding> ofCode(String code) {
        return Arrays.stream(values())
                .filter(finding -> finding.code().equals(code))
                .findFirst();
    }

    /**
     * Writes a contact as the subject of findings and changes.
     *
     * @param contact the contact
     * @return such as {@code contact:4711}
     */
    public static String subject(ContactId contact) {
        return "contact:" + contact.value();
    }
}
