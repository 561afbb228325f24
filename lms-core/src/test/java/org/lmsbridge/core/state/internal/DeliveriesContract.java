package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.state.Deliveries;
import org.lmsbridge.core.state.Delivery;
import org.lmsbridge.core.state.DeliveryFailure;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.core.state.StateException;

/** Call-backs: stored first, claimed by one host, and never delivered again once they arrived. */
abstract class DeliveriesContract {
    private static final Duration LEASE = Duration.ofMinutes(2);

    abstract StateStoreContract store();

    private Deliveries deliveries() {
        return store().site("college").deliveries();
    }

    private void store(int... registrations) {
        deliveries()
                .store(IntStream.of(registrations).mapToObj(Samples::delivery).toList());
    }

    private List<Delivery> claim() {
        return deliveries().claim("topic", "host-1", LEASE, 100);
    }

    private Delivery find(int registration) {
        return deliveries().find(Samples.delivery(registration).key()).orElseThrow();
    }

    private static DeliveryFailure failure(DeliveryFailure.Kind kind) {
        return new DeliveryFailure(kind, "no answer", "Look at the server.");
    }

    @Test
    void whatIsStoredIsClaimedOldestFirstWithEverythingThatItNeeds() {
        store(2);
        store().clock.advance(Duration.ofSeconds(1));
        store(1);
        store().reopen();
        var claimed = claim();
        assertThat(claimed).extracting(Delivery::subject).containsExactly("registration:002", "registration:001");
        var first = claimed.get(0);
        assertThat(first.key()).isEqualTo("topic/registration:002#certificate");
        assertThat(first.payload()).isEqualTo("{\"grade\":\"Ä\"}");
        assertThat(first.contact()).isEqualTo(Samples.delivery(2).contact());
        assertThat(first.state()).isEqualTo(DeliveryState.IN_DOUBT);
        assertThat(first.tries()).isEqualTo(1);
        assertThat(first.mayHaveArrived()).isFalse();
        assertThat(first.claim().orElseThrow().host()).isEqualTo("host-1");
        assertThat(first.createdAt()).isEqualTo(StateStoreContract.CLOCK.instant());
        assertThat(first.dueAt()).contains(store().clock.instant().plus(LEASE));
        assertThat(first.toString()).doesNotContain("grade");
    }

    @Test
    void aKeyIsStoredOnce() {
        assertThat(deliveries().store(List.of(Samples.delivery(1), Samples.delivery(2), Samples.delivery(1))))
                .isEqualTo(2);
        assertThat(deliveries().store(List.of(Samples.delivery(2), Samples.delivery(3))))
                .isEqualTo(1);
        assertThat(claim()).hasSize(3);
        assertThat(store().site("other").deliveries().store(List.of(Samples.delivery(1))))
                .isEqualTo(1);
    }

    @Test
    void whatIsClaimedNobodyElseGetsUntilTheLeaseRunsOut() {
        store(1);
        assertThat(claim()).hasSize(1);
        store().clock.advance(LEASE.minusSeconds(1));
        assertThat(claim()).isEmpty();
        store().clock.advance(Duration.ofSeconds(1));
        assertThat(claim()).singleElement().satisfies(again -> {
            assertThat(again.mayHaveArrived())
                    .as("the first host may have sent it")
                    .isTrue();
            assertThat(again.tries()).isEqualTo(2);
        });
    }

    @Test
    void whatArrivedIsNeverDeliveredAgain() {
        store(1);
        deliveries().acknowledge(claim().get(0));
        store(1);
        assertThat(deliveries().requeue(find(1))).isFalse();
        store().clock.advance(Duration.ofDays(365));
        assertThat(claim()).isEmpty();
        assertThat(find(1).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(find(1).dueAt()).isEmpty();
        assertThat(find(1).claim()).isEmpty();
    }

    @Test
    void anAcknowledgementCountsAlsoFromAHostThatLostItsLease() {
        store(1);
        var first = claim().get(0);
        store().clock.advance(LEASE);
        var second = claim().get(0);
        deliveries().acknowledge(first);
        deliveries().fail(second, failure(DeliveryFailure.Kind.PERMANENT), Samples.BACKOFF);
        assertThat(find(1).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aFailedTryIsRepeatedAfterPausesThatDoubleAndIsDeadAfterTheLast() {
        store(1);
        for (int seconds : List.of(10, 20, 40)) {
            var state = deliveries().fail(claim().get(0), failure(DeliveryFailure.Kind.NOT_ARRIVED), Samples.BACKOFF);
            assertThat(state).isEqualTo(DeliveryState.PENDING);
            assertThat(find(1).error()).contains("no answer");
            store().clock.advance(Duration.ofSeconds(seconds - 1));
            assertThat(claim()).isEmpty();
            store().clock.advance(Duration.ofSeconds(1));
        }
        assertThat(deliveries().fail(claim().get(0), failure(DeliveryFailure.Kind.NOT_ARRIVED), Samples.BACKOFF))
                .isEqualTo(DeliveryState.DEAD);
        store().clock.advance(Duration.ofDays(1));
        assertThat(claim()).isEmpty();
        assertThat(find(1).tries()).isEqualTo(4);
        assertThat(find(1).remedy()).contains("Look at the server.");
    }

    @Test
    void whatMayHaveArrivedStaysInDoubtAlsoAfterATryThatDidNot() {
        store(1);
        assertThat(deliveries().fail(claim().get(0), failure(DeliveryFailure.Kind.MAY_HAVE_ARRIVED), Samples.BACKOFF))
                .isEqualTo(DeliveryState.IN_DOUBT);
        store().clock.advance(Duration.ofSeconds(10));
        var again = claim().get(0);
        assertThat(again.mayHaveArrived()).isTrue();
        assertThat(deliveries().fail(again, failure(DeliveryFailure.Kind.NOT_ARRIVED), Samples.BACKOFF))
                .isEqualTo(DeliveryState.IN_DOUBT);
    }

    @Test
    void aPermanentFailureIsDeadAtOnceAndIsRequeuedByAPerson() {
        store(1);
        var claimed = claim().get(0);
        assertThat(deliveries().requeue(claimed)).as("a try is under way").isFalse();
        assertThat(deliveries().fail(claimed, failure(DeliveryFailure.Kind.PERMANENT), Samples.BACKOFF))
                .isEqualTo(DeliveryState.DEAD);
        assertThat(claim()).isEmpty();
        assertThat(deliveries().requeue(find(1))).isTrue();
        assertThat(find(1).state()).isEqualTo(DeliveryState.PENDING);
        assertThat(claim())
                .singleElement()
                .satisfies(again -> assertThat(again.tries()).isEqualTo(1));
    }

    @Test
    void aHostThatLostItsLeaseDecidesNothing() {
        store(1);
        var first = claim().get(0);
        store().clock.advance(LEASE);
        claim();
        deliveries().fail(first, failure(DeliveryFailure.Kind.PERMANENT), Samples.BACKOFF);
        assertThat(find(1).state()).isEqualTo(DeliveryState.IN_DOUBT);
        assertThatThrownBy(() -> deliveries()
                        .fail(withoutClaim(first), failure(DeliveryFailure.Kind.PERMANENT), Samples.BACKOFF))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("whoever claimed");
    }

    private static Delivery withoutClaim(Delivery of) {
        return new Delivery(
                of.topic(),
                of.subject(),
                of.step(),
                of.contact(),
                of.payload(),
                of.state(),
                of.mayHaveArrived(),
                of.tries(),
                of.createdAt(),
                of.changedAt(),
                of.dueAt(),
                Optional.empty(),
                of.error(),
                of.remedy(),
                of.handle());
    }

    @Test
    void aLeaseThatIsRenewedDoesNotRunOut() {
        store(1);
        var first = claim().get(0);
        store().clock.advance(LEASE.minusSeconds(1));
        assertThat(deliveries().renew(first, LEASE)).isTrue();
        store().clock.advance(LEASE.minusSeconds(1));
        assertThat(claim()).isEmpty();
        store().clock.advance(Duration.ofSeconds(1));
        assertThat(claim()).hasSize(1);
        assertThat(deliveries().renew(first, LEASE)).isFalse();
    }

    @Test
    void topicsDoNotMix() {
        store(1);
        assertThat(deliveries().claim("other", "host-1", LEASE, 10)).isEmpty();
        assertThat(store().site("other").deliveries().claim("topic", "host-1", LEASE, 10))
                .isEmpty();
        assertThat(claim()).hasSize(1);
    }

    @Test
    void theyAreListedByStatePageByPageAndCounted() {
        store(3);
        store(1, 2);
        store(4);
        deliveries().acknowledge(claim().get(3));
        var all = deliveries().list(DeliveryState.IN_DOUBT, Optional.empty(), 2);
        assertThat(all).extracting(Delivery::subject).containsExactly("registration:003", "registration:001");
        assertThat(deliveries().list(DeliveryState.IN_DOUBT, Optional.of(all.get(1)), 2))
                .extracting(Delivery::subject)
                .containsExactly("registration:002");
        assertThat(deliveries().counts())
                .containsEntry(DeliveryState.IN_DOUBT, 3L)
                .containsEntry(DeliveryState.DELIVERED, 1L)
                .containsEntry(DeliveryState.DEAD, 0L);
    }

    @Test
    void ofHostsThatClaimAtOnceOneHasEach() throws Exception {
        store(IntStream.range(0, 60).toArray());
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<Delivery>> claim = () -> deliveries().claim("topic", "host", LEASE, 40);
            var handles = new ArrayList<String>();
            for (var result : threads.invokeAll(List.of(claim, claim, claim, claim))) {
                result.get().forEach(delivery -> handles.add(delivery.handle()));
            }
            handles.addAll(claim().stream().map(Delivery::handle).toList());
            assertThat(handles).hasSize(60).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anErasedDeliveryIsNeverDeliveredAgainAndNothingElseIsKnownOfIt() {
        store(1, 2, 3, 4);
        var claimed = claim();
        deliveries().acknowledge(claimed.get(0));
        deliveries().fail(claimed.get(1), failure(DeliveryFailure.Kind.PERMANENT), Samples.BACKOFF);
        deliveries().fail(claimed.get(2), failure(DeliveryFailure.Kind.MAY_HAVE_ARRIVED), Samples.BACKOFF);
        assertThat(deliveries().eraseOlderThan(Duration.ofDays(1))).isZero();
        store().clock.advance(Duration.ofDays(2));
        assertThat(deliveries().eraseOlderThan(Duration.ofDays(1))).isEqualTo(2);
        assertThat(deliveries().find(claimed.get(0).key())).isEmpty();
        assertThat(deliveries().store(List.of(Samples.delivery(1)))).isZero();
        assertThat(deliveries().store(List.of(Samples.delivery(2))))
                .as("a dead one that never arrived may come again")
                .isEqualTo(1);
        assertThat(deliveries().counts())
                .containsEntry(DeliveryState.DELIVERED, 0L)
                .containsEntry(DeliveryState.IN_DOUBT, 2L);
        assertThat(store().database()
                        .query(
                                "select coalesce(payload, '') || coalesce(subject, '') || coalesce(contact, '')"
                                        + " from lms_delivery where state = 'ERASED'",
                                row -> row.getString(1)))
                .containsExactly("");
    }
}
