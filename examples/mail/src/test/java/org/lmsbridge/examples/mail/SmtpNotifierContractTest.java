package org.lmsbridge.examples.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.testkit.NotifierContract;

class SmtpNotifierContractTest extends NotifierContract {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final GreenMail gone = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    protected Notifier notifier() {
        return notifier(server.getSmtp().getPort());
    }

    @Override
    protected Optional<Notifier> cutOff() {
        gone.start();
        int port = gone.getSmtp().getPort();
        gone.stop();
        return Optional.of(notifier(port));
    }

    @Override
    protected List<String> handedOn() {
        return Arrays.stream(server.getReceivedMessages())
                .map(SmtpNotifierContractTest::read)
                .toList();
    }

    private static String read(MimeMessage message) {
        try {
            return List.of(message.getAllRecipients()) + "\n" + message.getSubject() + "\n"
                    + ((String) message.getContent()).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Notifier notifier(int port) {
        var smtp = new SmtpServer(
                "127.0.0.1",
                port,
                SmtpServer.Security.NONE,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10));
        var clock = Clock.fixed(Instant.parse("2027-01-04T09:00:00Z"), ZoneOffset.UTC);
        return new SmtpNotifier(new SmtpMailer(smtp, "LMS Bridge <lms@example.org>", clock), "staff@example.org");
    }
}
