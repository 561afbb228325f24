package org.lmsbridge.core.setting;

import static java.util.Map.entry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.records.Secret;

/**
 * The settings of the connection to the site. Read by a bridge that is given a way to make a client of them; a host
 * that makes its own client needs none of them.
 */
public final class MoodleSettings {
    /** The component under which they are written. */
    public static final String COMPONENT = "moodle";

    /** Whether there is a connection at all. */
    public static final Setting<Boolean> ENABLED = Setting.ofBoolean(
            "enabled",
            false,
            "Whether there is a connection to Moodle. While it is off, no plugin does anything and nothing else has to"
                    + " be configured.");

    /** The address of the site. */
    public static final Setting<Optional<URI>> URL = Setting.ofOptionalUrl(
            "url", "The address of the site, as in a browser; mandatory once the connection is on.");

    /** The token. */
    public static final Setting<Optional<Secret>> TOKEN = Setting.ofSecret(
            "token", "The token of an external service of the site; mandatory once the connection is on.");

    /** Whether the certificate is checked. */
    public static final Setting<Boolean> VERIFY_TLS = Setting.ofBoolean(
            "verifyTls", true, "Whether the site's certificate must be trusted; `false` for a test site only.");

    /** Whether token and passwords may travel in clear. */
    public static final Setting<Boolean> PLAIN_HTTP = Setting.ofBoolean(
            "plainHttp",
            false,
            "Whether an `http://` address is accepted that is not on the loopback address, so that everybody on the way can"
                    + " read token and passwords.");

    /** How long to wait for an answer. */
    public static final Setting<Duration> REQUEST_TIMEOUT = Setting.ofDuration(
            "requestTimeout",
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            "How long to wait for the answer to a request.");

    /** How long a task may take. */
    public static final Setting<Duration> SYNC_TIMEOUT = Setting.ofDuration(
            "syncTimeout",
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            "How long one task of an event's start, end or change may take before it goes on in the background.");

    /** All settings, in the order in which they are shown. */
    public static final List<Setting<?>> ALL =
            List.of(ENABLED, URL, TOKEN, VERIFY_TLS, PLAIN_HTTP, REQUEST_TIMEOUT, SYNC_TIMEOUT);

    /**
     * The variables of another system's environment that are read as they are, by the setting that they stand for. The
     * last four are settings of plugins, which the core does not know.
     */
    public static final Map<String, String> VARIABLES = Map.ofEntries(
            entry("moodle.enabled", "MOODLE_ENABLED"),
            entry("moodle.url", "MOODLE_URL"),
            entry("moodle.token", "MOODLE_TOKEN"),
            entry("moodle.verifyTls", "MOODLE_VERIFY_SSL"),
            entry("moodle.requestTimeout", "MOODLE_TIMEOUT"),
            entry("moodle.syncTimeout", "MOODLE_SYNC_TIMEOUT"),
            entry("auth_records.authMethod", "MOODLE_USER_AUTH"),
            entry("auth_records.matchField", "MOODLE_USER_MATCH_FIELD"),
            entry("enrol_records.newCoursesVisible", "MOODLE_COURSE_VISIBLE"),
            entry("enrol_records.deleteCourseWithEvent", "MOODLE_DELETE_COURSE_ON_EVENT_DELETE"));

    private MoodleSettings() {}

    /**
     * Gathers the connection.
     *
     * @param settings the values
     * @param faults takes one sentence for everything that is missing
     * @return the connection; empty if it is off, or something is missing
     */
    public static Optional<MoodleConnection> connection(Settings settings, List<String> faults) {
        if (!settings.get(ENABLED)) {
            return Optional.empty();
        }
        var url = required(URL, settings, faults);
        var token = required(TOKEN, settings, faults);
        if (url.isEmpty() || token.isEmpty()) {
            return Optional.empty();
        }
        if (inClear(url.get()) && !settings.get(PLAIN_HTTP)) {
            faults.add(
                    ("moodle.url %s would send the token and passwords in clear; use the site's https:// address (%s), or"
                                    + " set moodle.plainHttp to true where the network is yours")
                            .formatted(url.get(), settings.origin(URL)));
            return Optional.empty();
        }
        return Optional.of(new MoodleConnection(
                withoutSlash(url.get()),
                token.get(),
                settings.get(VERIFY_TLS),
                settings.get(PLAIN_HTTP),
                settings.get(REQUEST_TIMEOUT),
                settings.get(SYNC_TIMEOUT)));
    }

    private static <T> Optional<T> required(Setting<Optional<T>> setting, Settings settings, List<String> faults) {
        var value = settings.get(setting);
        // A value that was there and is wrong has been reported already.
        if (value.isEmpty() && settings.sound(setting)) {
            faults.add("moodle.%s is missing, and moodle.enabled is on; set it or switch it off (%s)"
                    .formatted(setting.name(), settings.origin(ENABLED)));
        }
        return value;
    }

    /** This machine is known by its very name; none is looked up. */
    private static boolean inClear(URI url) {
        return "http".equalsIgnoreCase(url.getScheme())
                && !String.valueOf(url.getHost()).matches("(?i)localhost|127(\\.\\d{1,3}){3}|\\[(::|(0+:){7})0*1]");
    }

    private static URI withoutSlash(URI url) {
        return URI.create(url.toString().replaceAll("/+$", ""));
    }
}
