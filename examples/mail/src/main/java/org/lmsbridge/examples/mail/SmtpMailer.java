package org.lmsbridge.examples.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Authenticator;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Hands mails in over SMTP, each with a connection of its own. Thread-safe. */
public final class SmtpMailer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final SmtpServer server;
    private final String from;
    private final Clock clock;
    private final Session session;

    /**
     * A mailer.
     *
     * @param server where mails are handed in
     * @param from the sender, as {@code LMS Bridge <lms@example.org>} or a bare address
     * @param clock gives the date of mails
     */
    public SmtpMailer(SmtpServer server, String from, Clock clock) {
        this.server = server;
        this.from = from;
        this.clock = clock;
        this.session = Session.getInstance(server.properties(), authenticator(server));
    }

    private static @Nullable Authenticator authenticator(SmtpServer server) {
        if (server.user().isEmpty()) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        server.user().orElseThrow(),
                        server.password().orElseThrow().reveal());
            }
        };
    }

    /**
     * Hands a mail in.
     *
     * @param mail the mail
     * @throws MailException if the server cannot be reached, or does not take it
     */
    public void send(Mail mail) {
        try (var transport = session.getTransport(server.protocol())) {
            var message = message(mail);
            transport.connect(server.host(), server.port(), null, null);
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new MailException(
                    "mail not handed in at %s:%d; check server, sign-in and addresses"
                            .formatted(server.host(), server.port()),
                    e);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from));
        // Strict, so that a text with a line break in it is no address, and cannot become a header.
        message.setRecipients(
                Message.RecipientType.TO, InternetAddress.parse(mail.to().replace(';', ','), true));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        // Keeps out-of-office replies away.
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.attachments().isEmpty()) {
            message.setText(mail.text(), UTF_8);
        } else {
            message.setContent(parts(mail));
        }
        message.saveChanges();
        return message;
    }

    private static MimeMultipart parts(Mail mail) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        var parts = new MimeMultipart(text);
        for (var attachment : mail.attachments()) {
            parts.addBodyPart(part(attachment));
        }
        return parts;
    }

    private static BodyPart part(Attachment attachment) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.type())));
        part.setFileName(attachment.name());
        return part;
    }
}
