package org.lmsbridge.examples.mail;

import java.util.List;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;

/** Sends notices as mails. Thread-safe. */
public final class SmtpNotifier implements Notifier {
    private final SmtpMailer mailer;
    private final String staff;

    /**
     * A notifier.
     *
     * @param mailer hands mails in
     * @param staff who gets what is for staff and names nobody; addresses, separated by commas
     */
    public SmtpNotifier(SmtpMailer mailer, String staff) {
        this.mailer = mailer;
        this.staff = staff;
    }

    @Override
    public void send(Notice notice) {
        mailer.send(new Mail(notice.to().orElse(staff), notice.subject(), notice.text(), List.of()));
    }
}
