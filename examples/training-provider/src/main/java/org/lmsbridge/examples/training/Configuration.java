package org.lmsbridge.examples.training;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.examples.mail.SmtpServer;

/**
 * What the environment says.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any
 * @param data where database, state and sandbox keep their files
 * @param databaseUrl JDBC address of a PostgreSQL for records and state; absent: H2 in files
 * @param applySchema whether the tables of the state are made and brought up to date in that PostgreSQL
 * @param secureCookies whether cookies travel over https only
 * @param staffPassword the password of the first member of staff; absent: made up and printed
 * @param moodleUrl a real site; absent: the sandbox in this process
 * @param moodleEnabled whether there is a connection to Moodle at all
 * @param moodleCategory the number of the Moodle category that courses go into
 * @param mailServer where mails are handed in; absent: they go into a folder
 * @param mailFrom the sender of mails
 * @param portalUrl under which address students reach the portal; Moodle leads back there
 * @param office who gets mails that name nobody
 */
public record Configuration(
        String host,
        int port,
        Path data,
        Optional<String> databaseUrl,
        String databaseUser,
        String databasePassword,
        boolean applySchema,
        boolean secureCookies,
        Optional<String> staffPassword,
        Optional<URI> moodleUrl,
        boolean moodleEnabled,
        long moodleCategory,
        Optional<SmtpServer> mailServer,
        String mailFrom,
        Optional<URI> portalUrl,
        String office) {
    private static final Duration SMTP_PATIENCE = Duration.ofSeconds(20);

    /** Reads environment variables. */
    public static Configuration of(Map<String, String> environment) {
        return new Configuration(
                environment.getOrDefault("PORTAL_HOST", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("PORTAL_PORT", "8080")),
                Path.of(environment.getOrDefault("PORTAL_DATA", "training-provider-data")),
                text(environment, "PORTAL_DATABASE_URL"),
                environment.getOrDefault("PORTAL_DATABASE_USER", ""),
                environment.getOrDefault("PORTAL_DATABASE_PASSWORD", ""),
                "apply".equals(environment.get("PORTAL_DATABASE_SCHEMA")),
                Boolean.parseBoolean(environment.getOrDefault("PORTAL_SECURE_COOKIES", "false")),
                text(environment, "PORTAL_STAFF_PASSWORD"),
                text(environment, "MOODLE_URL").map(URI::create),
                !"false".equalsIgnoreCase(environment.getOrDefault("MOODLE_ENABLED", "true")),
                Long.parseLong(environment.getOrDefault("PORTAL_MOODLE_CATEGORY", "1")),
                text(environment, "PORTAL_SMTP_HOST").map(server -> smtp(server, environment)),
                environment.getOrDefault("PORTAL_MAIL_FROM", "Harbour Training <office@example.org>"),
                text(environment, "PORTAL_URL").map(URI::create),
                environment.getOrDefault("PORTAL_OFFICE", "office@example.org"));
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "Configuration[host=%s, port=%d, data=%s, moodleUrl=%s]".formatted(host, port, data, moodleUrl);
    }

    private static SmtpServer smtp(String server, Map<String, String> environment) {
        return new SmtpServer(
                server,
                Integer.parseInt(environment.getOrDefault("PORTAL_SMTP_PORT", "587")),
                SmtpServer.Security.valueOf(environment.getOrDefault("PORTAL_SMTP_SECURITY", "STARTTLS")),
                text(environment, "PORTAL_SMTP_USER"),
                text(environment, "PORTAL_SMTP_PASSWORD").map(Secret::of),
                SMTP_PATIENCE);
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
