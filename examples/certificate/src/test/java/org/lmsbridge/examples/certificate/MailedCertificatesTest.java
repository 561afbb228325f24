package org.lmsbridge.examples.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.examples.mail.MailException;
import org.lmsbridge.testkit.InMemoryRecords;

class MailedCertificatesTest {
    private static final Instant COMPLETED = Instant.parse("2027-03-09T15:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final InMemoryRecords records = School.records();

    private int port;

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        server.start();
        port = server.getSmtp().getPort();
        records.put(School.registration("r1", "ada"));
        contact("Lovelace", Optional.of("ada@example.org"));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void contact(String lastName, Optional<String> email) {
        records.put(School.contact("ada", lastName, email));
    }

    /** A new one each time, as after a restart. */
    private StepOutcome take(StepRequest request) {
        return School.certificates(records, directory, port, Clock.fixed(COMPLETED, ZoneOffset.UTC))
                .take(request);
    }

    private static StepRequest.Builder request(String key) {
        var request = StepRequest.builder();
        request.idempotencyKey(key)
                .mayHaveArrived(false)
                .withdrawn(false)
                .registration(new RegistrationId("r1"))
                .contact(new ContactId("ada"))
                .step("Certificate")
                .lmsCourseId(7)
                .lmsUserId(8)
                .at(COMPLETED);
        return request;
    }

    private List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    private static byte[] attached(MimeMessage message) throws Exception {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(1)
                .getInputStream()
                .readAllBytes();
    }

    @Test
    void whoCompletedGetsTheCertificate() throws Exception {
        assertThat(take(request("k1").build())).isEqualTo(StepOutcome.done());

        assertThat(received()).hasSize(1);
        var mail = received().get(0);
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ada@example.org");
        assertThat(mail.getSubject()).isEqualTo("Your certificate: First Aid at Work");
        assertThat(CertificatePageTest.text(attached(mail)))
                .contains("Ada Lovelace", "First Aid at Work", "9 March 2027");
    }

    @Test
    void theSameKeyIsServedOnceOverRestarts() {
        take(request("k1").build());

        assertThat(take(request("k1").mayHaveArrived(true).build())).isEqualTo(StepOutcome.doneBefore());
        assertThat(received()).hasSize(1);
        assertThat(take(request("k2").build())).isEqualTo(StepOutcome.done());
        assertThat(received()).hasSize(2);
    }

    @Test
    void afterAMailThatFailedTheSameCertificateGoesOut() throws Exception {
        server.stop();
        assertThatThrownBy(() -> take(request("k1").build())).isInstanceOf(MailException.class);
        var number = IssuedCertificates.number("k1");
        var drawn = Files.readAllBytes(directory.resolve(number + ".pdf"));

        contact("King", Optional.of("ada@example.org"));
        server.start();
        port = server.getSmtp().getPort();
        assertThat(take(request("k1").mayHaveArrived(true).build())).isEqualTo(StepOutcome.done());

        assertThat(attached(received().get(0))).isEqualTo(drawn);
    }

    @Test
    void anUnknownRegistrationAndAMissingAddressAreForAPerson() {
        contact("Lovelace", Optional.empty());
        assertThat(take(request("k1").build()).result()).isEqualTo(StepOutcome.Result.STEP_NOT_ON_PATH);
        records.remove(new RegistrationId("r1"));
        assertThat(take(request("k1").build())).isEqualTo(StepOutcome.unknownRegistration());
        assertThat(received()).isEmpty();
    }

    @Test
    void aNameThatTheFontCannotPrintWaits() {
        contact("王", Optional.of("ada@example.org"));
        assertThatThrownBy(() -> take(request("k1").build()))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasNoCause();
        assertThat(received()).isEmpty();
    }

    @Test
    void theOfficeIsToldOfAWithdrawnCompletion() throws Exception {
        take(request("k1").withdrawn(true).build());

        assertThat(received()).hasSize(1);
        assertThat(received().get(0).getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("office@example.org");
        assertThat(received().get(0).getSubject()).isEqualTo("Completion withdrawn: registration r1");
    }
}
