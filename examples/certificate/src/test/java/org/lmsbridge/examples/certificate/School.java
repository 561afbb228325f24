package org.lmsbridge.examples.certificate;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.examples.mail.SmtpMailer;
import org.lmsbridge.examples.mail.SmtpServer;
import org.lmsbridge.testkit.InMemoryRecords;

/** A school with one course, which mails its certificates through a server on this machine. */
final class School {
    private static final CourseMasterId FIRST_AID = new CourseMasterId("first-aid");
    private static final CourseDateId DATE = new CourseDateId("1001");

    private School() {}

    /** {@return the course, with nobody on it} */
    static InMemoryRecords records() {
        return new InMemoryRecords()
                .put(CourseMaster.builder()
                        .id(FIRST_AID)
                        .name("First Aid at Work")
                        .category(new CategoryId("1"))
                        .build())
                .put(CourseDate.builder()
                        .id(DATE)
                        .master(FIRST_AID)
                        .start(LocalDateTime.of(2027, 3, 1, 9, 0))
                        .zone(ZoneOffset.UTC)
                        .build());
    }

    static Contact contact(String id, String lastName, Optional<String> email) {
        return Contact.builder()
                .id(new ContactId(id))
                .firstName("Ada")
                .lastName(lastName)
                .email(email)
                .build();
    }

    static Registration registration(String id, String contact) {
        return Registration.builder()
                .id(new RegistrationId(id))
                .contact(new ContactId(contact))
                .target(DATE)
                .build();
    }

    static MailedCertificates certificates(InMemoryRecords records, Path directory, int port, Clock clock) {
        var smtp = new SmtpServer(
                "127.0.0.1",
                port,
                SmtpServer.Security.NONE,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10));
        return new MailedCertificates(
                new MailedCertificates.Records(records, records, records),
                CertificatePageTest.DESIGN,
                directory,
                new SmtpMailer(smtp, "lms@example.org", clock),
                "office@example.org");
    }
}
