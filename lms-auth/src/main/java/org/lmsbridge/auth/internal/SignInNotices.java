package org.lmsbridge.auth.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.lmsbridge.auth.account.NoticeTemplate;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.state.Backoff;
import org.lmsbridge.core.state.Deliveries;
import org.lmsbridge.core.state.Delivery;
import org.lmsbridge.core.state.DeliveryFailure;
import org.lmsbridge.core.state.NewDelivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people how to sign in, once for each account and username: what is owed is kept in the state before anything is
 * sent, so that no crash loses a notice. Thread-safe.
 */
public final class SignInNotices {
    /** The topic under which the state keeps notices. */
    public static final String TOPIC = "auth_records.sign-in-notices";

    private static final Logger LOG = LoggerFactory.getLogger(SignInNotices.class);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(1), Duration.ofHours(6), 12);
    private static final int DIGEST_LENGTH = 32;
    private static final String HOST = "lms-auth";

    private final Optional<NoticeTemplate> template;
    private final Contacts contacts;
    private final AccountLinks links;
    private final Deliveries deliveries;
    private final Notifier notifier;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(1),
            SignInNotices::daemon,
            new ThreadPoolExecutor.DiscardPolicy());

    SignInNotices(
            Optional<NoticeTemplate> template,
            Contacts contacts,
            AccountLinks links,
            Deliveries deliveries,
            Notifier notifier) {
        this.template = template;
        this.contacts = contacts;
        this.links = links;
        this.deliveries = deliveries;
        this.notifier = notifier;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "lms-sign-in-notices");
        thread.setDaemon(true);
        return thread;
    }

    /** Owes a contact a notice, and has it sent soon. */
    void owe(ContactId contact, String username) {
        if (template.isPresent()) {
            deliveries.store(List.of(new NewDelivery(
                    TOPIC, "contact:" + contact.value(), "username:" + digest(username), Optional.of(contact), "-")));
            // One that is sending and one that waits are enough: whoever waits finds everything that is owed.
            sender.execute(this::send);
        }
    }

    /** Sends what is owed and due. */
    public void send() {
        for (var due = claim(); !due.isEmpty(); due = claim()) {
            due.forEach(this::send);
        }
    }

    private List<Delivery> claim() {
        return template.isPresent() ? deliveries.claim(TOPIC, HOST, LEASE, 1) : List.of();
    }

    private void send(Delivery owed) {
        try {
            notice(owed).ifPresent(notifier::send);
            deliveries.acknowledge(owed);
        } catch (RuntimeException e) {
            LOG.warn("sign-in notice not sent subject={} tries={}", owed.subject(), owed.tries(), e);
            var why = new DeliveryFailure(
                    DeliveryFailure.Kind.NOT_ARRIVED, e.getClass().getName(), "See the log for the cause.");
            deliveries.fail(owed, why, BACKOFF);
        }
    }

    /** {@return what the contact is told; nothing to somebody who left or changed the name once more} */
    private Optional<Notice> notice(Delivery owed) {
        var id = owed.contact().orElseThrow();
        return contacts.byIds(Set.of(id)).stream()
                .filter(Contact::active)
                .findFirst()
                .flatMap(contact -> Optional.ofNullable(
                                links.of(List.of(id.value())).get(id.value()))
                        .map(link -> link.naturalKey())
                        .filter(username -> owed.step().endsWith(digest(username)))
                        .flatMap(username -> template.flatMap(words -> words.to(contact, username))));
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
