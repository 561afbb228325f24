package org.lmsbridge.examples.training.post;

import java.util.List;
import java.util.function.Consumer;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.examples.mail.Mail;

/**
 * Where mails are handed in, and to whom go those that name nobody. Thread-safe if {@code door} is.
 *
 * @param door takes mails; throws if it cannot
 * @param office the address of the office
 */
public record Post(Consumer<Mail> door, String office) implements Notifier {
    /** Hands a mail in. */
    public void send(Mail mail) {
        door.accept(mail);
    }

    /** Writes to the office. */
    public void toOffice(String subject, String text) {
        send(new Mail(office, subject, text, List.of()));
    }

    @Override
    public void send(Notice notice) {
        send(new Mail(notice.to().orElse(office), notice.subject(), notice.text(), List.of()));
    }
}
