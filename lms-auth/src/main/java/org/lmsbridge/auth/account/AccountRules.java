package org.lmsbridge.auth.account;

import org.lmsbridge.auth.password.PasswordPolicy;
import org.lmsbridge.auth.username.UsernameSource;

/**
 * What the settings say about accounts. Immutable.
 *
 * @param usernameSource of which value usernames are made
 * @param authMethod Moodle's authentication method for new accounts
 * @param requirePassword whether only contacts with a password in the records are synchronised
 * @param createPassword whether Moodle makes a password and mails it
 * @param matchField by which field an existing user is the same person
 * @param sharedEmails whether several accounts of the site may have one email address
 * @param passwordPolicy what the site demands of a password that is sent
 */
public record AccountRules(
        UsernameSource usernameSource,
        String authMethod,
        boolean requirePassword,
        boolean createPassword,
        MatchField matchField,
        boolean sharedEmails,
        PasswordPolicy passwordPolicy) {
    /** The authentication method under which Moodle checks passwords itself. */
    public static final String MANUAL = "manual";

    /** {@return whether Moodle keeps no passwords, because it asks elsewhere} */
    public boolean external() {
        return !MANUAL.equals(authMethod);
    }

    /** {@return whether Moodle is told to make and mail a password} */
    public boolean moodleMakesPassword() {
        return createPassword && !external();
    }

    /** {@return whether the password of the records is sent along with a new account} */
    public boolean sendsPassword() {
        return !createPassword && !external();
    }

    /**
     * Gives the rules under which a change was planned, should the settings have moved since.
     *
     * @param plannedMethod the authentication method of the change
     * @param plannedCreate whether Moodle is to make the password by the change
     * @return the rules
     */
    public AccountRules asPlanned(String plannedMethod, boolean plannedCreate) {
        return new AccountRules(
                usernameSource,
                plannedMethod,
                requirePassword,
                plannedCreate,
                matchField,
                sharedEmails,
                passwordPolicy);
    }
}
