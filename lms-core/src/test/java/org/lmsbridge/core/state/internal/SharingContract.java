package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.state.Leases;
import org.lmsbridge.core.state.PlanShare;
import org.lmsbridge.core.state.PlanShare.Left;
import org.lmsbridge.core.state.Pushes;
import org.lmsbridge.core.state.Pushes.GivenUp;

/** What several hosts share: leases, and marks of what changed. */
abstract class SharingContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final ChangeKind UPDATE = ChangeKind.ENROLMENT_UPDATE;

    abstract StateStoreContract store();

    private Leases leases() {
        return store().site("college").leases();
    }

    private Pushes pushes() {
        return store().site("college").pushes();
    }

    @Test
    void whatOneHostHasNobodyElseGets() {
        var lease = leases().take("task:sync", "host-1", MINUTE).orElseThrow();
        assertThat(lease.until()).isEqualTo(store().clock.instant().plus(MINUTE));
        assertThat(leases().take("task:sync", "host-2", MINUTE)).isEmpty();
        assertThat(leases().take("task:other", "host-2", MINUTE)).isPresent();
        assertThat(store().site("other").leases().take("task:sync", "host-2", MINUTE))
                .isPresent();
        leases().release(lease);
        assertThat(leases().take("task:sync", "host-2", MINUTE)).isPresent();
    }

    @Test
    void aLeaseThatIsNotRenewedEndsAndOneThatIsDoesNot() {
        var lease = leases().take("task:sync", "host-1", MINUTE).orElseThrow();
        store().clock.advance(Duration.ofSeconds(59));
        assertThat(leases().renew(lease, MINUTE)).isTrue();
        store().clock.advance(Duration.ofSeconds(59));
        assertThat(leases().take("task:sync", "host-2", MINUTE)).isEmpty();
        store().clock.advance(Duration.ofSeconds(1));
        assertThat(leases().renew(lease, MINUTE)).isFalse();
        var second = leases().take("task:sync", "host-2", MINUTE);
        assertThat(second).isPresent();
        leases().release(lease);
        assertThat(leases().take("task:sync", "host-3", MINUTE)).isEmpty();
    }

    @Test
    void ofHostsThatTakeAtOnceOneGetsIt() throws Exception {
        leases().take("old", "host", Duration.ofSeconds(1));
        store().clock.advance(MINUTE);
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (var name : List.of("new", "old")) {
                Callable<Boolean> take =
                        () -> leases().take(name, "host", MINUTE).isPresent();
                int taken = 0;
                for (var result : threads.invokeAll(List.of(take, take, take, take))) {
                    taken += result.get() ? 1 : 0;
                }
                assertThat(taken).as(name).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsMarkedTwiceIsThereOnceUntilTheWorkOnItIsDone() {
        pushes().mark("enrol_records.contact", "contact:1");
        pushes().mark("enrol_records.contact", "contact:1");
        store().reopen();
        assertThat(pushes().list("enrol_records.contact", Optional.empty(), 10)).containsExactly("contact:1");
        pushes().begin("enrol_records.contact", "contact:1");
        assertThat(pushes().isMarked("enrol_records.contact", "contact:1"))
                .as("whoever began may die")
                .isTrue();
        pushes().done("enrol_records.contact", "contact:1");
        assertThat(pushes().isMarked("enrol_records.contact", "contact:1")).isFalse();
    }

    @Test
    void whatIsMarkedWhileTheWorkGoesOnStays() {
        pushes().mark("task", "contact:1");
        pushes().begin("task", "contact:1");
        pushes().mark("task", "contact:1");
        pushes().done("task", "contact:1");
        assertThat(pushes().isMarked("task", "contact:1")).isTrue();
        pushes().begin("task", "contact:1");
        pushes().done("task", "contact:1");
        assertThat(pushes().isMarked("task", "contact:1")).isFalse();
    }

    @Test
    void marksAreListedByTaskPageByPage() {
        IntStream.of(3, 1, 2).forEach(i -> pushes().mark("task", "contact:" + i));
        pushes().mark("other", "contact:4");
        store().site("other").pushes().mark("task", "contact:5");
        assertThat(pushes().list("task", Optional.empty(), 2)).containsExactly("contact:1", "contact:2");
        assertThat(pushes().list("task", Optional.of("contact:2"), 2)).containsExactly("contact:3");
    }

    @Test
    void whatIsGivenUpIsListedUntilItIsRequeuedOrMarkedAgain() {
        for (int i = 1; i <= 3; i++) {
            pushes().mark("task", "contact:" + i);
            pushes().begin("task", "contact:" + i);
            pushes().giveUp("task", "contact:" + i);
        }
        store().reopen();
        assertThat(pushes().list("task", Optional.empty(), 10)).isEmpty();
        assertThat(pushes().isMarked("task", "contact:1")).isFalse();
        var now = store().clock.instant();
        assertThat(pushes().givenUp("task", Optional.empty(), 2))
                .containsExactly(new GivenUp("task", "contact:1", now), new GivenUp("task", "contact:2", now));
        assertThat(pushes().givenUp("task", Optional.of("contact:2"), 2))
                .extracting(GivenUp::subject)
                .containsExactly("contact:3");
        assertThat(pushes().givenUp("other", Optional.empty(), 2)).isEmpty();

        assertThat(pushes().requeue("task", "contact:1")).isTrue();
        assertThat(pushes().requeue("task", "contact:1")).isFalse();
        assertThat(store().site("other").pushes().requeue("task", "contact:2")).isFalse();
        pushes().mark("task", "contact:2");
        assertThat(pushes().list("task", Optional.empty(), 10)).containsExactly("contact:1", "contact:2");
        assertThat(pushes().givenUp("task", Optional.empty(), 10)).hasSize(1);
        pushes().begin("task", "contact:1");
        pushes().done("task", "contact:1");
        assertThat(pushes().isMarked("task", "contact:1")).isFalse();
    }

    @Test
    void whatIsMarkedAgainDuringTheLastTryIsNotGivenUp() {
        pushes().mark("task", "contact:1");
        pushes().begin("task", "contact:1");
        pushes().mark("task", "contact:1");
        pushes().giveUp("task", "contact:1");
        assertThat(pushes().isMarked("task", "contact:1")).isTrue();
    }

    @Test
    void whatWasGivenUpLongAgoIsDeletedAndMarksStay() {
        pushes().mark("task", "contact:1");
        pushes().mark("task", "contact:2");
        pushes().begin("task", "contact:2");
        pushes().giveUp("task", "contact:2");
        store().clock.advance(Duration.ofDays(30));
        assertThat(pushes().deleteOlderThan(Duration.ofDays(31))).isZero();
        assertThat(store().site("other").pushes().deleteOlderThan(Duration.ofDays(1)))
                .isZero();
        assertThat(pushes().deleteOlderThan(Duration.ofDays(30))).isEqualTo(1);
        assertThat(pushes().isMarked("task", "contact:1")).isTrue();
        assertThat(store().count("lms_push")).isEqualTo(1);
    }

    @Test
    void whatKilledHostsLeftOfLeasesIsDeletedAndLeasesStay() {
        leases().take("task:killed", "host-1", MINUTE);
        store().clock.advance(Duration.ofDays(1));
        leases().take("task:ended", "host-1", MINUTE);
        store().clock.advance(MINUTE);
        var alive = leases().take("task:alive", "host-2", MINUTE).orElseThrow();
        assertThat(store().site("other").leases().deleteEnded(Duration.ZERO)).isZero();
        assertThat(leases().deleteEnded(Duration.ofDays(1))).isEqualTo(1);
        assertThat(leases().deleteEnded(Duration.ZERO)).isEqualTo(1);
        assertThat(leases().renew(alive, MINUTE)).isTrue();
    }

    @Test
    void whatARunCouldNotApplyIsSeenByEveryRunOfThePlan() {
        var plan = plan();
        var first = share(plan, "run-1");
        var second = share(plan, "run-2");
        assertThat(second.left()).isEmpty();
        assertThat(second.moved()).isZero();
        first.saveLeft(List.of(new Left("", ChangeKind.COURSE_UPDATE, 3, 0), new Left("course-date:1", UPDATE, 7, 5)));
        second.saveLeft(List.of(new Left("course-date:2", UPDATE, 1, 1)));
        first.saveLeft(List.of(new Left("course-date:1", UPDATE, 9, 6)));
        store().reopen();
        assertThat(share(plan, "run-2").left())
                .containsExactlyInAnyOrder(
                        new Left("", ChangeKind.COURSE_UPDATE, 3, 0),
                        new Left("course-date:1", UPDATE, 9, 6),
                        new Left("course-date:2", UPDATE, 1, 1));
        assertThat(share(plan, "run-3").moved()).isEqualTo(7);
        assertThat(share(plan(), "run-1").left()).as("of another plan").isEmpty();
        store().deletePlan(plan);
        assertThat(store().count("lms_plan_left")).isZero();
    }

    @Test
    void whatADeadRunCouldNotApplyIsFoundAnewByTheOneThatTakesOver() {
        var plan = plan();
        var dead = share(plan, "run-1");
        assertThat(dead.claim("course-date:1", MINUTE)).isTrue();
        assertThat(dead.claim("course-date:2", MINUTE)).isTrue();
        dead.saveLeft(List.of(new Left("course-date:1", UPDATE, 7, 7), new Left("course-date:2", UPDATE, 2, 2)));
        var taker = share(plan, "run-2");
        assertThat(taker.takeOver("course-date:1", MINUTE)).isFalse();
        assertThat(taker.moved()).as("its run is alive").isEqualTo(9);
        store().clock.advance(MINUTE);
        taker.saveLeft(List.of(new Left("course-date:1", ChangeKind.COURSE_UPDATE, 1, 1)));
        assertThat(taker.takeOver("course-date:1", MINUTE)).isTrue();
        assertThat(taker.left())
                .containsExactlyInAnyOrder(
                        new Left("course-date:1", ChangeKind.COURSE_UPDATE, 1, 1),
                        new Left("course-date:2", UPDATE, 2, 2));
    }

    private String plan() {
        try (var writer = store().site("college").plans().create()) {
            return writer.finish().header().id();
        }
    }

    private PlanShare share(String plan, String run) {
        return store().site("college").plans().share(plan, run);
    }
}
