package org.lmsbridge.examples.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.Secret;

/** What the README shows. */
final class ReadmeSamples {
    private ReadmeSamples() {}

    static LmsBridge.Builder notifying(String password) {
        var server = new SmtpServer(
                "smtp.example.org",
                587,
                SmtpServer.Security.STARTTLS,
                Optional.of("lms"),
                Optional.of(Secret.of(password)),
                Duration.ofSeconds(20));
        var mailer = new SmtpMailer(server, "LMS Bridge <lms@example.org>", Clock.systemUTC());

        return LmsBridge.builder().provide(new SmtpNotifier(mailer, "office@example.org"));
    }
}
