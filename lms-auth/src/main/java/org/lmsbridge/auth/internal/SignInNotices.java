package org.lmsbridge.auth.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.auth.account.NoticeTemplate;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.schedule.DeliveryException;
import org.lmsbridge.core.schedule.Outbox;
import org.lmsbridge.core.schedule.Schedule;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.state.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people how to sign in, once for each account and username: what is owed is kept in the state before anything is
 * sent, so that no crash loses a notice. Thread-safe.
 */
public final class SignInNotices {
    private static final Logger LOG = LoggerFactory.getLogger(SignInNotices.class);
    private static final String TASK = "sign-in-notices";
    private static final int DIGEST_LENGTH = 32;

    private final Contacts contacts;
    private final AccountLinks links;
    private final Notifier notifier;
    private final Optional<Sending> sending;

    private record Sending(NoticeTemplate template, Outbox outbox) {}

    SignInNotices(
            Optional<NoticeTemplate> template,
            Contacts contacts,
            AccountLinks links,
            Schedule schedule,
            Notifier notifier) {
        this.contacts = contacts;
        this.links = links;
        this.notifier = notifier;
        this.sending =
                template.map(words -> new Sending(words, schedule.deliveries(TASK, owed -> deliver(words, owed))));
    }

    /** Owes a contact a notice, and has it sent soon. */
    void owe(ContactId contact, String username) {
        sending.ifPresent(to -> to.outbox()
                .store("contact:" + contact.value(), "username:" + digest(username), Optional.of(contact), "-"));
    }

    private void deliver(NoticeTemplate template, Delivery owed) throws DeliveryException {
        try {
            notice(template, owed).ifPresent(notifier::send);
        } catch (RuntimeException e) {
            LOG.debug("sign-in notice not sent subject={}", owed.subject(), e);
            // A second notice does no harm, and one that never comes does.
            throw DeliveryException.notArrived("not sent: " + e.getClass().getName());
        }
    }

    /** {@return what the contact is told; nothing to somebody who left or changed the name once more} */
    private Optional<Notice> notice(NoticeTemplate template, Delivery owed) {
        var id = owed.contact().orElseThrow();
        return contacts.byIds(Set.of(id)).stream()
                .filter(Contact::active)
                .findFirst()
                .flatMap(contact -> Optional.ofNullable(
                                links.of(List.of(id.value())).get(id.value()))
                        .map(link -> link.naturalKey())
                        .filter(username -> owed.step().endsWith(digest(username)))
                        .flatMap(username -> template.to(contact, username)));
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
