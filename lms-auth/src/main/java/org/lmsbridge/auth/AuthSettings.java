package org.lmsbridge.auth;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.MatchField;
import org.lmsbridge.auth.ldap.LdapSettings;
import org.lmsbridge.auth.password.PasswordPolicy;
import org.lmsbridge.auth.profile.ProfileSettings;
import org.lmsbridge.auth.signin.SignInSettings;
import org.lmsbridge.auth.username.UsernameSource;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;

/** The settings of the auth plugin. */
public final class AuthSettings {
    /** Of which value usernames are made. */
    public static final Setting<UsernameSource> USERNAME_SOURCE = Setting.ofChoice(
            "usernameSource",
            UsernameSource.CUSTOMER_EMAIL,
            "Of which value of a contact the Moodle username is made; with `none`, no accounts are made and existing"
                    + " ones are only linked.");

    /** Moodle's authentication method for new accounts. */
    public static final Setting<String> AUTH_METHOD = Setting.ofString(
            "authMethod",
            AccountRules.MANUAL,
            "Moodle's authentication method for new accounts. With any other than `manual`, such as `ldap`, no"
                    + " password is sent.");

    /** Whether a contact needs a password. */
    public static final Setting<Boolean> REQUIRE_PASSWORD = Setting.ofBoolean(
            "requirePassword", true, "Whether only contacts with a password in the records are synchronised.");

    /** Whether Moodle makes the password. */
    public static final Setting<Boolean> CREATE_PASSWORD = Setting.ofBoolean(
            "createPassword",
            false,
            "Whether Moodle makes a password for a new account and mails it; for `manual` accounts only.");

    /** By which field an existing user is the same person. */
    public static final Setting<MatchField> MATCH_FIELD = Setting.ofChoice(
            "matchField",
            MatchField.EMAIL,
            "By which field a user whom the site has already is taken to be the same person as a contact.");

    /** The least length of a password. */
    public static final Setting<Long> PASSWORD_MIN_LENGTH =
            number("passwordMinLength", 8, "The least number of characters of a password.");

    /** The least number of digits. */
    public static final Setting<Long> PASSWORD_DIGITS =
            number("passwordDigits", 1, "The least number of digits in a password.");

    /** The least number of lower-case letters. */
    public static final Setting<Long> PASSWORD_LOWER =
            number("passwordLower", 1, "The least number of lower-case letters in a password.");

    /** The least number of upper-case letters. */
    public static final Setting<Long> PASSWORD_UPPER =
            number("passwordUpper", 1, "The least number of upper-case letters in a password.");

    /** The least number of other characters. */
    public static final Setting<Long> PASSWORD_NON_ALPHANUMERIC = number(
            "passwordNonAlphanumeric",
            1,
            "The least number of characters in a password that are neither letters nor digits.");

    /** How often a character may follow itself. */
    public static final Setting<Long> PASSWORD_MAX_CONSECUTIVE_IDENTICAL = number(
            "passwordMaxConsecutiveIdentical",
            0,
            "How often one character may stand in a row in a password; 0 for as often as one likes.");

    private static final List<Setting<?>> OF_ACCOUNTS = List.of(
            USERNAME_SOURCE,
            AUTH_METHOD,
            REQUIRE_PASSWORD,
            CREATE_PASSWORD,
            MATCH_FIELD,
            PASSWORD_MIN_LENGTH,
            PASSWORD_DIGITS,
            PASSWORD_LOWER,
            PASSWORD_UPPER,
            PASSWORD_NON_ALPHANUMERIC,
            PASSWORD_MAX_CONSECUTIVE_IDENTICAL);

    /** All settings, in the order in which they are shown. */
    public static final List<Setting<?>> ALL = Stream.of(
                    OF_ACCOUNTS, UpdateSettings.ALL, ProfileSettings.ALL, SignInSettings.ALL, LdapSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private static final Pattern METHOD = Pattern.compile("[a-z][a-z0-9_]*");

    private AuthSettings() {}

    /**
     * Reads what the settings say about passwords, for a host's own registration form too.
     *
     * @param settings the values
     * @return the policy
     */
    public static PasswordPolicy passwordPolicy(Settings settings) {
        return new PasswordPolicy(
                settings.get(PASSWORD_MIN_LENGTH).intValue(),
                settings.get(PASSWORD_DIGITS).intValue(),
                settings.get(PASSWORD_LOWER).intValue(),
                settings.get(PASSWORD_UPPER).intValue(),
                settings.get(PASSWORD_NON_ALPHANUMERIC).intValue(),
                settings.get(PASSWORD_MAX_CONSECUTIVE_IDENTICAL).intValue());
    }

    static AccountRules rules(Settings settings, boolean sharedEmails) {
        var method = settings.get(AUTH_METHOD).strip();
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException(
                    "settings are wrong: auth_records.authMethod is no name of an authentication plugin;"
                            + " allowed: such as `manual` or `ldap`");
        }
        return new AccountRules(
                settings.get(USERNAME_SOURCE),
                method,
                settings.get(REQUIRE_PASSWORD),
                settings.get(CREATE_PASSWORD),
                settings.get(MATCH_FIELD),
                sharedEmails,
                passwordPolicy(settings));
    }

    private static Setting<Long> number(String name, long defaultValue, String help) {
        return Setting.ofNumber(name, defaultValue, 0, PasswordPolicy.MAX_BYTES, help);
    }
}
