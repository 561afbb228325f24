package org.lmsbridge.examples.certificate;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.examples.mail.SmtpMailer;
import org.lmsbridge.examples.mail.SmtpServer;
import org.lmsbridge.testkit.InMemoryRecords;
import org.lmsbridge.testkit.ProcessStepsContract;

/** A certificate was issued as often as one was mailed to its person. */
class MailedCertificatesContractTest extends ProcessStepsContract {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-03-09T15:00:00Z"), ZoneOffset.UTC);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final InMemoryRecords records = new InMemoryRecords();
    private int people;

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        server.start();
        records.put(CourseMaster.builder()
                        .id(new CourseMasterId("first-aid"))
                        .name("First Aid at Work")
                        .category(new CategoryId("1"))
                        .build())
                .put(CourseDate.builder()
                        .id(new CourseDateId("1001"))
                        .master(new CourseMasterId("first-aid"))
                        .start(LocalDateTime.of(2027, 3, 1, 9, 0))
                        .zone(ZoneOffset.UTC)
                        .build());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    protected ProcessSteps steps() {
        var smtp = new SmtpServer(
                "127.0.0.1",
                server.getSmtp().getPort(),
                SmtpServer.Security.NONE,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10));
        return new MailedCertificates(
                new MailedCertificates.Records(records, records, records),
                CertificatePageTest.DESIGN,
                directory,
                new SmtpMailer(smtp, "lms@example.org", CLOCK),
                "office@example.org");
    }

    @Override
    protected Registration registration() {
        var person = "person" + people++;
        var registration = Registration.builder()
                .id(new RegistrationId(person))
                .contact(new ContactId(person))
                .target(new CourseDateId("1001"))
                .build();
        records.put(Contact.builder()
                        .id(registration.contact())
                        .firstName("Ada")
                        .lastName("Lovelace")
                        .email(address(registration.id()))
                        .build())
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
