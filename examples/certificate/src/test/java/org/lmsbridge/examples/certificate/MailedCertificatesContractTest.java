package org.lmsbridge.examples.certificate;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.testkit.InMemoryRecords;
import org.lmsbridge.testkit.ProcessStepsContract;

/** A certificate was issued as often as one was mailed to its person. */
class MailedCertificatesContractTest extends ProcessStepsContract {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-03-09T15:00:00Z"), ZoneOffset.UTC);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final InMemoryRecords records = School.records();
    private int people;

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    protected ProcessSteps steps() {
        return School.certificates(records, directory, server.getSmtp().getPort(), CLOCK);
    }

    @Override
    protected Registration registration() {
        var person = "person" + people++;
        var registration = School.registration(person, person);
        records.put(School.contact(person, "Lovelace", Optional.of(address(registration.id()))))
                .put(registration);
        return registration;
    }

    @Override
    protected String step() {
        return "Certificate";
    }

    @Override
    protected RegistrationId missing() {
        return new RegistrationId("nobody");
    }

    /** Every step that it is asked for is a certificate. */
    @Override
    protected Optional<String> stepOffPath() {
        return Optional.empty();
    }

    @Override
    protected long timesTaken(RegistrationId registration) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(address(registration)))
                .count();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(RegistrationId person) {
        return person + "@example.org";
    }
}
