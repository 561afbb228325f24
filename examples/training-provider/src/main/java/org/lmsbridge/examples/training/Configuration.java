package org.lmsbridge.examples.training;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any
 * @param data where database, state and sandbox keep their files
 * @param databaseUrl JDBC address of a PostgreSQL for records and state; absent: H2 in files
 * @param secureCookies whether cookies travel over https only
 * @param staffPassword the password of the first member of staff; absent: made up and printed
 * @param moodleUrl a real site; absent: the sandbox in this process
 * @param moodleEnabled whether there is a connection to Moodle at all
 * @param moodleCategory the number of the Moodle category that courses go into
 */
public record Configuration(
        String host,
        int port,
        Path data,
        Optional<String> databaseUrl,
        String databaseUser,
        String databasePassword,
        boolean secureCookies,
        Optional<String> staffPassword,
        Optional<URI> moodleUrl,
        boolean moodleEnabled,
        long moodleCategory) {
    /** Reads environment variables. */
    public static Configuration of(Map<String, String> environment) {
        return new Configuration(
                environment.getOrDefault("PORTAL_HOST", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("PORTAL_PORT", "8080")),
                Path.of(environment.getOrDefault("PORTAL_DATA", "training-provider-data")),
                text(environment, "PORTAL_DATABASE_URL"),
                environment.getOrDefault("PORTAL_DATABASE_USER", ""),
                environment.getOrDefault("PORTAL_DATABASE_PASSWORD", ""),
                Boolean.parseBoolean(environment.getOrDefault("PORTAL_SECURE_COOKIES", "false")),
                text(environment, "PORTAL_STAFF_PASSWORD"),
                text(environment, "MOODLE_URL").map(URI::create),
                !"false".equalsIgnoreCase(environment.getOrDefault("MOODLE_ENABLED", "true")),
                Long.parseLong(environment.getOrDefault("PORTAL_MOODLE_CATEGORY", "1")));
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "Configuration[host=%s, port=%d, data=%s, moodleUrl=%s]".formatted(host, port, data, moodleUrl);
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
