package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;

/** What every {@link Notifier} has to satisfy: extend it, give yours, and run it. */
public abstract class NotifierContract {
    private static final String SOURCE = "Notifier.send";

    /** For subclasses. */
    protected NotifierContract() {}

    /** {@return the implementation} */
    protected abstract Notifier notifier();

    /**
     * Looks where messages are handed on to.
     *
     * @return everything so far: addressee, subject and text of each message in one string, with line feeds; in any order
     */
    protected abstract List<String> handedOn();

    /**
     * Gives an implementation that cannot hand anything on, such as one whose mail server is not there.
     *
     * @return it; empty, and the test skipped, where that cannot be
     */
    protected Optional<Notifier> cutOff() {
        return Optional.empty();
    }

    @Test
    void aMessageToStaffIsHandedOn() {
        var subject = unique("Warning");
        send(Notice.toStaff(Optional.of("office@example.org"), subject, "Two lines,\nGrüße"));
        assertThat(only(subject))
                .as(SOURCE + ": hands address and text on as they are")
                .contains("office@example.org")
                .contains("Two lines,\nGrüße");
    }

    @Test
    void aMessageToStaffNeedsNoAddress() {
        var subject = unique("Warning");
        send(Notice.toStaff(Optional.empty(), subject, "text"));
        assertThat(only(subject))
                .as(SOURCE + ": hands on what is for whoever looks after the library")
                .contains("text");
    }

    @Test
    void aMessageToAContactIsHandedOnToTheContact() {
        var subject = unique("Your account");
        send(Notice.toContact("ada@example.org", subject, "https://example.org/?token=a%20b&c=d"));
        assertThat(only(subject))
                .as(SOURCE + ": hands a contact's message on to the contact, with the link as it is")
                .contains("ada@example.org")
                .contains("https://example.org/?token=a%20b&c=d");
    }

    @Test
    void theSameMessageTwiceIsTwoMessages() {
        var subject = unique("Reminder");
        send(Notice.toStaff(Optional.empty(), subject, "text"));
        send(Notice.toStaff(Optional.empty(), subject, "text"));
        assertThat(with(subject)).as(SOURCE + ": drops no message").hasSize(2);
    }

    @Test
    void severalThreadsMaySendAtOnce() {
        var subjects = Clause.atOnce(SOURCE, number -> {
            var subject = unique("Thread " + number);
            send(Notice.toContact("ada" + number + "@example.org", subject, "text"));
            return subject;
        });
        assertThat(subjects)
                .as(SOURCE + ": several threads that send at once lose nothing")
                .allSatisfy(subject -> assertThat(with(subject)).hasSize(1));
    }

    @Test
    void whatCannotBeHandedOnIsThrown() {
        var cutOff = cutOff();
        Assumptions.assumeTrue(cutOff.isPresent(), "this notifier cannot be cut off");
        assertThat(catchThrowable(() -> cutOff.get().send(Notice.toStaff(Optional.empty(), "Warning", "text"))))
                .as(SOURCE + ": throws when a message could not be handed on")
                .isInstanceOf(RuntimeException.class);
    }

    private void send(Notice notice) {
        var notifier = notifier();
        Clause.run(SOURCE, () -> notifier.send(notice));
    }

    private String only(String subject) {
        var found = with(subject);
        assertThat(found)
                .as(SOURCE + ": hands a message on, once, with its subject")
                .hasSize(1);
        return found.get(0);
    }

    private List<String> with(String subject) {
        return handedOn().stream().filter(message -> message.contains(subject)).toList();
    }

    private static String unique(String subject) {
        return subject + " " + UUID.randomUUID();
    }
}
