package org.lmsbridge.auth.ldap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;

/** The settings of the LDAP endpoint. */
public final class LdapSettings {
    /** Whether the bridge opens it. */
    public static final Setting<Boolean> ENDPOINT = Setting.ofBoolean(
            "ldapEndpoint",
            false,
            "Whether the LDAP endpoint is open from the start of the bridge until it is closed; needs"
                    + " `ldapBindPassword`.");

    /** Where it listens. */
    public static final Setting<String> ADDRESS =
            Setting.ofString("ldapAddress", "127.0.0.1", "The address on which the LDAP endpoint listens.");

    /** The port. */
    public static final Setting<Long> PORT =
            Setting.ofNumber("ldapPort", 3890, 0, 65_535, "Its port; 0 for any that is free.");

    /** How connections are protected. */
    public static final Setting<LdapSecurity> SECURITY = Setting.ofChoice(
            "ldapSecurity", LdapSecurity.PLAIN, "How connections are protected; `plain` on the loopback address only.");

    /** Certificate and key. */
    public static final Setting<Optional<String>> KEY_STORE =
            Setting.ofOptionalString("ldapKeyStore", "The PKCS #12 file with certificate and key, for TLS.");

    /** Their password. */
    public static final Setting<Optional<Secret>> KEY_STORE_PASSWORD =
            Setting.ofSecret("ldapKeyStorePassword", "The password of that file.");

    /** Under which name everybody is found. */
    public static final Setting<String> BASE_DN =
            Setting.ofString("ldapBaseDn", "ou=people,o=records", "Under which name everybody is found.");

    /** As whom Moodle binds. */
    public static final Setting<String> BIND_DN =
            Setting.ofString("ldapBindDn", "cn=moodle,o=records", "As whom Moodle binds.");

    /** Moodle's password. */
    public static final Setting<Optional<Secret>> BIND_PASSWORD = Setting.ofSecret(
            "ldapBindPassword", "Moodle's password, at least 16 characters; without it there is no LDAP endpoint.");

    /** How many connections. */
    public static final Setting<Long> MAX_CONNECTIONS =
            Setting.ofNumber("ldapMaxConnections", 256, 1, 10_000, "How many connections at once.");

    /** How long a connection may do nothing. */
    public static final Setting<Long> IDLE_SECONDS = Setting.ofNumber(
            "ldapIdleSeconds", 60, 1, 3_600, "Seconds after which a connection is closed that does nothing.");

    /** How many requests. */
    public static final Setting<Long> REQUESTS_PER_SECOND = Setting.ofNumber(
            "ldapRequestsPerSecond",
            5_000,
            1,
            1_000_000,
            "How many requests are answered a second, over all connections; more are slowed down, then answered with"
                    + " busy.");

    /** Whose people are to be missing. */
    public static final Setting<String> UNLISTED = Setting.ofString(
            "ldapUnlisted",
            "",
            "Components of auth plugins that are disabled or taken out for good, with commas between: listings go on without"
                    + " their people, whom Moodle's users sync then suspends.");

    /** All of them, in the order in which they are shown. */
    public static final List<Setting<?>> ALL = List.of(
            ENDPOINT,
            BIND_PASSWORD,
            BIND_DN,
            BASE_DN,
            ADDRESS,
            PORT,
            SECURITY,
            KEY_STORE,
            KEY_STORE_PASSWORD,
            MAX_CONNECTIONS,
            IDLE_SECONDS,
            REQUESTS_PER_SECOND,
            UNLISTED);

    private LdapSettings() {}

    /**
     * Gives the components whose people may be missing from a listing.
     *
     * @param settings the values
     * @return their names
     */
    public static List<String> unlisted(Settings settings) {
        return Arrays.stream(settings.get(UNLISTED).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * Looks for settings that do not go together.
     *
     * @param settings the values
     * @return a sentence for each fault
     */
    public static List<String> faults(Settings settings) {
        return settings.get(ENDPOINT) && settings.get(BIND_PASSWORD).isEmpty()
                ? List.of("auth_records.ldapEndpoint is on, and Moodle has no password for it: set"
                        + " auth_records.ldapBindPassword, or switch ldapEndpoint off")
                : List.of();
    }

    /**
     * Reads how the endpoint listens.
     *
     * @param settings the values
     * @return it; empty if there is to be no endpoint
     * @throws IllegalArgumentException if a value is wrong
     */
    public static Optional<LdapConfig> config(Settings settings) {
        return settings.get(BIND_PASSWORD)
                .map(password -> new LdapConfig(
                        address(settings.get(ADDRESS)),
                        settings.get(PORT).intValue(),
                        settings.get(SECURITY),
                        settings.get(KEY_STORE).map(Path::of),
                        settings.get(KEY_STORE_PASSWORD),
                        settings.get(BASE_DN),
                        settings.get(BIND_DN),
                        password,
                        settings.get(MAX_CONNECTIONS).intValue(),
                        Duration.ofSeconds(settings.get(IDLE_SECONDS)),
                        settings.get(REQUESTS_PER_SECOND).intValue()));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text.strip());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "settings are wrong: auth_records.ldapAddress: " + text + " is no address of this machine", e);
        }
    }
}
