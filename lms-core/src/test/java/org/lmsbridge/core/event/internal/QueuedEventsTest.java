package org.lmsbridge.core.event.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lmsbridge.core.event.AccountLinked;
import org.lmsbridge.core.event.Event;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.event.SignedIn;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Provenance;

@Timeout(30)
class QueuedEventsTest {
    private final QueuedEvents events = new QueuedEvents(Duration.ofMillis(50));
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        events.close();
    }

    private static SignedIn signedIn(String contact) {
        return new SignedIn(new ContactId(contact), Instant.EPOCH);
    }

    private static AccountLinked linked(String contact) {
        return new AccountLinked(new ContactId(contact), 7, Provenance.CREATED);
    }

    private List<Event> heard(int count) throws InterruptedException {
        var found = new ArrayList<Event>();
        while (found.size() < count) {
            var event = heard.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("event %d of %d", found.size() + 1, count).isNotNull();
            found.add(event);
        }
        return found;
    }

    @Test
    void aListenerHearsOfItsTypeOnlyInTheOrderOfPublishing() throws InterruptedException {
        events.subscribe(SignedIn.class, heard::add);
        var published = IntStream.range(0, 500).mapToObj(i -> signedIn("C" + i)).toList();
        published.forEach(event -> {
            events.publish(linked("other"));
            events.publish(event);
        });
        assertThat(heard(500)).containsExactlyElementsOf(published);
    }

    @Test
    void aListenerToAllEventsHearsOfAll() throws InterruptedException {
        events.subscribe(Event.class, heard::add);
        events.publish(signedIn("A"));
        events.publish(linked("B"));
        assertThat(heard(2)).containsExactly(signedIn("A"), linked("B"));
    }

    @Test
    void whatOneListenerThrowsReachesNeitherAnotherNorThePublisherNorEndsItsOwnDelivery() throws InterruptedException {
        events.subscribe(SignedIn.class, event -> {
            heard.add(event);
            throw new StackOverflowError("deliberate");
        });
        events.subscribe(SignedIn.class, heard::add);
        events.publish(signedIn("A"));
        events.publish(signedIn("B"));
        assertThat(heard(4)).containsExactlyInAnyOrder(signedIn("A"), signedIn("A"), signedIn("B"), signedIn("B"));
    }

    @Test
    void aListenerThatHangsHoldsUpNeitherThePublisherNorAnotherListener() throws InterruptedException {
        var release = new CountDownLatch(1);
        events.subscribe(SignedIn.class, event -> await(release));
        events.subscribe(SignedIn.class, heard::add);
        events.publish(signedIn("A"));
        events.publish(signedIn("B"));
        assertThat(heard(2)).containsExactly(signedIn("A"), signedIn("B"));
        release.countDown();
    }

    @Test
    void whatComesOnTopOfAFullBacklogIsDroppedAndDeliveryGoesOn() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        events.subscribe(SignedIn.class, event -> {
            begun.countDown();
            await(release);
            heard.add(event);
        });
        events.publish(signedIn("first"));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        IntStream.range(0, Events.BACKLOG + 5).forEach(i -> events.publish(signedIn("C" + i)));
        release.countDown();
        var delivered = heard(1 + Events.BACKLOG);
        assertThat(delivered).endsWith(signedIn("C" + (Events.BACKLOG - 1)));
        events.publish(signedIn("later"));
        assertThat(heard(1)).containsExactly(signedIn("later"));
    }

    @Test
    void aListenerMayPublish() throws InterruptedException {
        events.subscribe(SignedIn.class, event -> events.publish(linked("made by listener")));
        events.subscribe(AccountLinked.class, heard::add);
        events.publish(signedIn("A"));
        assertThat(heard(1)).containsExactly(linked("made by listener"));
    }

    @Test
    void aSubscriptionThatIsClosedHearsNoMore() throws InterruptedException {
        var mute = new LinkedBlockingQueue<Event>();
        var subscription = events.subscribe(SignedIn.class, mute::add);
        subscription.close();
        subscription.close();
        events.subscribe(SignedIn.class, heard::add);
        events.publish(signedIn("A"));
        heard(1);
        assertThat(mute).isEmpty();
    }

    @Test
    void closingInterruptsAListenerThatDoesNotFinish() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        events.subscribe(SignedIn.class, event -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        events.publish(signedIn("A"));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        events.close();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingGivesListenersAMomentForWhatWaits() {
        var patient = new QueuedEvents(Duration.ofSeconds(20));
        patient.subscribe(SignedIn.class, heard::add);
        IntStream.range(0, 500).forEach(i -> patient.publish(signedIn("C" + i)));
        patient.close();
        assertThat(heard).hasSize(500);
    }

    @Test
    void afterClosingPublishingDoesNothing() {
        events.subscribe(SignedIn.class, heard::add);
        events.close();
        events.publish(signedIn("A"));
        events.subscribe(SignedIn.class, heard::add);
        events.publish(signedIn("B"));
        assertThat(heard).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
