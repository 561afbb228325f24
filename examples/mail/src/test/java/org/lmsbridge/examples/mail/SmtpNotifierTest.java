package org.lmsbridge.examples.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.state.StateStore;

class SmtpNotifierTest {
    private static final Instant NOW = Instant.parse("2027-01-04T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private SmtpMailer mailer(Optional<String> user, Optional<Secret> password) {
        var smtp = new SmtpServer(
                "127.0.0.1",
                server.getSmtp().getPort(),
                SmtpServer.Security.NONE,
                user,
                password,
                Duration.ofSeconds(10));
        return new SmtpMailer(smtp, "LMS Bridge <lms@example.org>", CLOCK);
    }

    private SmtpMailer mailer() {
        return mailer(Optional.empty(), Optional.empty());
    }

    private SmtpNotifier notifier() {
        return new SmtpNotifier(mailer(), "office@example.org");
    }

    private List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    private static String recipients(MimeMessage message) throws MessagingException {
        return List.of(message.getRecipients(Message.RecipientType.TO)).toString();
    }

    @Test
    void aNoticeArrivesWithItsSubjectAndTextInEveryAlphabet() throws MessagingException, IOException {
        notifier().send(Notice.toContact("zoë@example.org", "Ваш доступ", "Grüße\nДобро пожаловать"));
        var message = received().get(0);
        assertThat(message.getSubject()).isEqualTo("Ваш доступ");
        assertThat(((String) message.getContent()).strip().replace("\r", "")).isEqualTo("Grüße\nДобро пожаловать");
        assertThat(message.getFrom()[0]).hasToString("LMS Bridge <lms@example.org>");
        assertThat(message.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void whatIsForStaffAndNamesNobodyGoesToTheOffice() throws MessagingException {
        notifier().send(Notice.toStaff(Optional.empty(), "enrol_records: 1 warning", "text"));
        assertThat(recipients(received().get(0))).isEqualTo("[office@example.org]");
    }

    @Test
    void severalAddressesGetOneMailEach() {
        notifier().send(Notice.toStaff(Optional.of("a@example.org; b@example.org"), "subject", "text"));
        assertThat(received()).hasSize(2);
    }

    @Test
    void anAddressThatIsNoneIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> notifier().send(Notice.toContact("ada@example.org\nBcc: eve@example.org", "s", "t")))
                .isInstanceOf(MailException.class)
                .hasMessageContaining("check server, sign-in and addresses")
                .hasMessageNotContaining("eve@");
        assertThat(received()).isEmpty();
    }

    @Test
    void aCertificateGoesWithTheMail() throws MessagingException, IOException {
        var pdf = new Attachment("certificate.pdf", "application/pdf", new byte[] {37, 80, 68, 70});
        mailer().send(new Mail("ada@example.org", "Your certificate", "Well done.", List.of(pdf)));
        var parts = (MimeMultipart) received().get(0).getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Well done.");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("certificate.pdf");
        assertThat(parts.getBodyPart(1).getInputStream()).hasBinaryContent(new byte[] {37, 80, 68, 70});
    }

    @Test
    void aServerThatAsksForAPasswordIsGivenIt() {
        server.setUser("lms@example.org", "lms", "s3cret");
        mailer(Optional.of("lms"), Optional.of(Secret.of("s3cret")))
                .send(new Mail("ada@example.org", "s", "t", List.of()));
        assertThat(received()).hasSize(1);
        var wrong = mailer(Optional.of("lms"), Optional.of(Secret.of("wr0ng")));
        assertThatThrownBy(() -> wrong.send(new Mail("ada@example.org", "s", "t", List.of())))
                .isInstanceOf(MailException.class)
                .hasStackTraceContaining("Authentication")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("wr0ng"));
    }

    @Test
    void whereTlsIsDemandedAServerWithoutItGetsNoMail() {
        var smtp = new SmtpServer(
                "127.0.0.1",
                server.getSmtp().getPort(),
                SmtpServer.Security.STARTTLS,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10));
        assertThatThrownBy(() -> new SmtpMailer(smtp, "lms@example.org", CLOCK)
                        .send(new Mail("ada@example.org", "s", "t", List.of())))
                .isInstanceOf(MailException.class)
                .hasStackTraceContaining("STARTTLS");
        assertThat(received()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        var smtp = server.getSmtp().getPort();
        var mailer = mailer();
        server.stop();
        assertThatThrownBy(() -> mailer.send(new Mail("ada@example.org", "s", "t", List.of())))
                .isInstanceOf(MailException.class)
                .hasMessageContaining("127.0.0.1:" + smtp);
    }

    @Test
    void warningsAndTheDebugLogOfAPluginArriveFolded(@TempDir Path directory) throws MessagingException {
        var settings = SettingsSource.of(Map.of(
                "local_sample.warningsAddress", "it@example.org",
                "local_sample.debug", "true",
                "local_sample.debugAddress", "debug@example.org"));
        LmsBridge.builder()
                .provide(notifier())
                .plugins(new Talkative())
                .settings(settings)
                .state(StateStore.embedded(directory))
                .build()
                .close();
        assertThat(received()).hasSize(2);
        var warnings = received().get(0);
        assertThat(recipients(warnings)).isEqualTo("[it@example.org]");
        assertThat(warnings.getSubject()).isEqualTo("local_sample: 30 warnings");
        assertThat(GreenMailUtil.getBody(warnings))
                .contains("no-email (30)")
                .contains("and 10 more")
                .contains("30 more were told");
        assertThat(recipients(received().get(1))).isEqualTo("[debug@example.org]");
        assertThat(received().get(1).getSubject()).isEqualTo("local_sample: debug log");
    }

    /** Has a lot to say when it is set up. */
    private static final class Talkative implements Plugin {
        @Override
        public PluginType type() {
            return PluginType.LOCAL;
        }

        @Override
        public String component() {
            return "local_sample";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of();
        }

        @Override
        public void setUp(PluginContext context) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 30; i++) {
                    context.log().tell(Finding.warning("no-email", "contact:" + i, "has no email", "Add one."));
                }
            }
        }
    }
}
