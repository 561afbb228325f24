package org.lmsbridge.auth.signin;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;

/** The settings of signing in. */
public final class SignInSettings {
    /** Attempts of one username. */
    public static final Setting<Long> ATTEMPTS_PER_USERNAME = Setting.ofNumber(
            "signInAttemptsPerUsername",
            10,
            1,
            1_000_000,
            "How many attempts to sign in one username has before it is locked out.");

    /** Attempts from one address. */
    public static final Setting<Long> ATTEMPTS_PER_ADDRESS = Setting.ofNumber(
            "signInAttemptsPerAddress",
            100,
            1,
            1_000_000,
            "How many failed attempts to sign in one client address has before it is locked out.");

    /** How long attempts count. */
    public static final Setting<Long> ATTEMPTS_MINUTES = Setting.ofNumber(
            "signInAttemptsMinutes",
            15,
            1,
            10_080,
            "Minutes after the first attempt at which counting begins anew and a lock-out ends.");

    /** Addresses without a limit. */
    public static final Setting<String> EXEMPT_ADDRESSES = Setting.ofString(
            "signInExemptAddresses",
            "127.0.0.1, ::1",
            "Client addresses that stand for many people, such as Moodle's own or a proxy's, and have no limit;"
                    + " separated by commas.");

    /** How long the records have. */
    public static final Setting<Long> TIMEOUT_SECONDS = Setting.ofNumber(
            "signInTimeoutSeconds",
            5,
            1,
            120,
            "Seconds within which the records have to answer; after that, sign-in is unavailable.");

    /** How many at once. */
    public static final Setting<Long> CONCURRENCY = Setting.ofNumber(
            "signInConcurrency",
            64,
            1,
            10_000,
            "How many sign-ins are checked at once; others wait for their turn, and are answered with busy when the time is over.");

    /** Where passwords are changed. */
    public static final Setting<Optional<URI>> PASSWORD_CHANGE_URL = Setting.ofOptionalUrl(
            "passwordChangeUrl",
            "The page of the records on which people choose another password, and a way from Moodle back to the"
                    + " student portal; without it, Moodle shows no button.");

    /** All of them, in the order in which they are shown. */
    public static final List<Setting<?>> ALL = List.of(
            PASSWORD_CHANGE_URL,
            ATTEMPTS_PER_USERNAME,
            ATTEMPTS_PER_ADDRESS,
            ATTEMPTS_MINUTES,
            EXEMPT_ADDRESSES,
            TIMEOUT_SECONDS,
            CONCURRENCY);

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private SignInSettings() {}

    /**
     * Reads the rules.
     *
     * @param settings the values
     * @return the rules
     * @throws IllegalArgumentException if an address is none
     */
    public static SignInRules rules(Settings settings) {
        return new SignInRules(
                settings.get(ATTEMPTS_PER_USERNAME).intValue(),
                settings.get(ATTEMPTS_PER_ADDRESS).intValue(),
                Duration.ofMinutes(settings.get(ATTEMPTS_MINUTES)),
                addresses(settings.get(EXEMPT_ADDRESSES)),
                Duration.ofSeconds(settings.get(TIMEOUT_SECONDS)),
                settings.get(CONCURRENCY).intValue(),
                settings.get(PASSWORD_CHANGE_URL));
    }

    private static Set<InetAddress> addresses(String list) {
        var addresses = new HashSet<InetAddress>();
        for (var text : list.split(",", -1)) {
            if (!text.isBlank()) {
                addresses.add(address(text.strip()));
            }
        }
        return addresses;
    }

    private static InetAddress address(String text) {
        try {
            // Names are refused: to resolve them would ask the network, and later answers might differ.
            if (ADDRESS.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            throw wrong(text, e);
        }
        throw wrong(text, null);
    }

    private static IllegalArgumentException wrong(String text, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "settings are wrong: auth_records.signInExemptAddresses: " + text
                        + " is no address; allowed: such as 10.1.2.3 or 2001:db8::1",
                cause);
    }
}
