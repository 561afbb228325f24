package org.lmsbridge.examples.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.lmsbridge.core.records.Secret;

/**
 * Where mails are handed in. Immutable; {@code toString} shows no password.
 *
 * @param host the server's name
 * @param port its port
 * @param security how the connection is kept private
 * @param user with what name to sign in, if it asks for one
 * @param password with what password
 * @param timeout how long to wait for the server at each step
 */
public record SmtpServer(
        String host, int port, Security security, Optional<String> user, Optional<Secret> password, Duration timeout) {
    /** How a connection is kept private. */
    public enum Security {
        /** It is not: for a server on the same machine only. */
        NONE,
        /** STARTTLS, and no mail without it; port 587 by custom. */
        STARTTLS,
        /** TLS from the beginning; port 465 by custom. */
        TLS
    }

    public SmtpServer {
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("SMTP: give user and password, or neither");
        }
    }

    Properties properties() {
        var protocol = protocol();
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        var millis = String.valueOf(timeout.toMillis());
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "auth", String.valueOf(user.isPresent()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (security == Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }

    String protocol() {
        return security == Security.TLS ? "smtps" : "smtp";
    }
}
