package org.lmsbridge.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.SettableClock;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.state.Delivery;
import org.lmsbridge.core.state.DeliveryState;

/** What happens when the host calls for tasks itself, with a clock that stands. */
class TimekeeperTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final List<String> done = new ArrayList<>();
    private final AtomicBoolean enabled = new AtomicBoolean(true);
    private ScheduleBench bench;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new ScheduleBench(
                directory,
                clock,
                Map.of(
                        "quietHours", "22:00-06:00",
                        "tries", "3",
                        "firstPauseSeconds", "10"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private TaskResult run(String task) {
        return bench.keeper.run(task);
    }

    @Test
    void aTaskRunsWhenItIsCalledFor() {
        bench.schedule.recurring("sync", Timetable.never(), () -> done.add("sync"));
        assertThat(run("test.sync")).isEqualTo(TaskResult.DONE);
        assertThat(run("test.sync")).isEqualTo(TaskResult.DONE);
        assertThat(done).containsExactly("sync", "sync");
    }

    @Test
    void aTaskThatIsNotThereIsNamedWithThoseThatAre() {
        bench.schedule.recurring("sync", Timetable.never(), () -> {});
        assertThatThrownBy(() -> run("test.snyc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this bridge has no task test.snyc; it has [retention.clean-up, test.sync]");
        assertThat(bench.keeper.tasks()).containsExactly("retention.clean-up", "test.sync");
    }

    @Test
    void aSecondTaskOfOneNameAndOneThatComesTooLateAreRefused() {
        bench.schedule.recurring("sync", Timetable.never(), () -> {});
        assertThatThrownBy(() -> bench.schedule.contactChanged("sync", contact -> {}))
                .hasMessageContaining("second task test.sync");
        bench.keeper.seal();
        assertThatThrownBy(() -> bench.schedule.recurring("late", Timetable.never(), () -> {}))
                .hasMessageContaining("test.late came too late");
    }

    @Test
    void nothingOfADisabledPluginRuns() {
        var schedule = bench.keeper.schedule("other", "college", enabled::get, finding -> {});
        schedule.recurring("sync", Timetable.never(), () -> done.add("sync"));
        schedule.contactChanged("contact", contact -> done.add(contact.value()));
        bench.keeper.changed(new ContactId("4711"));

        enabled.set(false);
        assertThat(run("other.sync")).isEqualTo(TaskResult.DISABLED);
        run("other.contact");
        assertThat(done).isEmpty();

        enabled.set(true);
        run("other.sync");
        run("other.contact");
        assertThat(done).as("what was pushed meanwhile is kept").containsExactly("sync", "4711");
    }

    @Test
    void nothingRunsWhileTheStopSwitchIsOn() {
        bench.schedule.recurring("sync", Timetable.never(), () -> done.add("sync"));
        bench.site().stopSwitch().stop("Maja", "Exams.");
        assertThat(run("test.sync")).isEqualTo(TaskResult.STOPPED);
        bench.site().stopSwitch().release();
        assertThat(run("test.sync")).isEqualTo(TaskResult.DONE);
        assertThat(done).hasSize(1);
    }

    @Test
    void nothingRunsInTheQuietHours() {
        bench.schedule.recurring("sync", Timetable.never(), () -> done.add("sync"));
        clock.advance(Duration.ofHours(10));
        assertThat(run("test.sync")).isEqualTo(TaskResult.QUIET);
        clock.advance(Duration.ofHours(8));
        assertThat(run("test.sync")).isEqualTo(TaskResult.DONE);
    }

    @Test
    void whatRunsElsewhereDoesNotRunASecondTime() {
        bench.schedule.recurring("sync", Timetable.never(), () -> done.add("sync"));
        var other = bench.site()
                .leases()
                .take("task:test.sync", "host-2", Duration.ofMinutes(1))
                .orElseThrow();
        assertThat(run("test.sync")).isEqualTo(TaskResult.BUSY);
        bench.site().leases().release(other);
        assertThat(run("test.sync")).isEqualTo(TaskResult.DONE);
    }

    @Test
    void aTaskDoesNotRunInsideItself() {
        bench.schedule.recurring(
                "sync", Timetable.never(), () -> done.add(run("test.sync").name()));
        run("test.sync");
        assertThat(done).containsExactly("BUSY");
    }

    @Test
    void whatATaskThrowsComesThroughAndTheTaskCanRunAgain() {
        bench.schedule.recurring("sync", Timetable.never(), () -> {
            throw new IllegalStateException("down");
        });
        assertThatThrownBy(() -> run("test.sync")).hasMessage("down");
        assertThatThrownBy(() -> run("test.sync")).hasMessage("down");
    }

    @Test
    void whatIsSaidToHaveChangedSeveralTimesIsDoneOnce() {
        bench.schedule.contactChanged("contact", contact -> done.add("contact " + contact));
        bench.schedule.courseDateChanged("course-date", date -> done.add("date " + date));
        bench.keeper.changed(new ContactId("1"));
        bench.keeper.changed(new ContactId("1"));
        bench.keeper.changed(new ContactId("2"));
        bench.keeper.changed(new CourseDateId("1"));
        run("test.contact");
        run("test.contact");
        assertThat(done).containsExactly("contact 1", "contact 2");
        run("test.course-date");
        assertThat(done).endsWith("date 1").hasSize(3);
    }

    @Test
    void whatChangesWhileTheWorkGoesOnIsDoneAgain() {
        bench.schedule.contactChanged("contact", contact -> {
            done.add("contact " + contact);
            if (done.size() == 1) {
                bench.keeper.changed(contact);
            }
        });
        bench.keeper.changed(new ContactId("1"));
        run("test.contact");
        run("test.contact");
        run("test.contact");
        assertThat(done).hasSize(2);
    }

    @Test
    void oneFailureDoesNotReachTheOthersAndIsTriedAgain() {
        bench.schedule.contactChanged("contact", contact -> {
            done.add(contact.value());
            if (contact.value().equals("1")) {
                throw new IllegalStateException("down");
            }
        });
        List.of("1", "2").forEach(id -> bench.keeper.changed(new ContactId(id)));
        assertThatThrownBy(() -> run("test.contact")).hasMessage("down");
        assertThat(done).containsExactly("1", "2");
        assertThatThrownBy(() -> run("test.contact")).hasMessage("down");
        assertThat(done).containsExactly("1", "2", "1");
    }

    @Test
    void aContactThatIsMarkedHandsOffIsLeftAlone() {
        bench.schedule.contactChanged("contact", contact -> done.add(contact.value()));
        bench.site().handsOff().mark("contact:1", "Maja", "Appeal.");
        List.of("1", "2").forEach(id -> bench.keeper.changed(new ContactId(id)));
        run("test.contact");
        bench.site().handsOff().unmark("contact:1");
        run("test.contact");
        assertThat(done).containsExactly("2");
    }

    @Test
    void aChangeForWhichNobodyHasATaskIsNoFault() {
        bench.keeper.changed(new ContactId("1"));
        assertThat(bench.site().pushes().list("test.contact", Optional.empty(), 1))
                .isEmpty();
    }

    @Test
    void whatIsOlderThanItsPeriodIsCleanedUpAlsoWhileTheStopSwitchIsOn() {
        var journal = bench.site().journal();
        var settled = journal.intend("core_user_create_users", List.of("anna"));
        journal.settle(settled, "APPLIED", Map.of());
        journal.intend("core_user_create_users", List.of("ben"));
        clock.advance(Duration.ofDays(401));
        bench.site().stopSwitch().stop("Maja", "Exams.");
        assertThat(run("retention.clean-up")).isEqualTo(TaskResult.DONE);
        assertThat(journal.open(10)).hasSize(1);
        assertThatThrownBy(() -> journal.settle(settled, "APPLIED", Map.of())).hasMessageContaining("no request");
    }

    private Delivery only(DeliveryState state) {
        var all = bench.site().deliveries().list(state, Optional.empty(), 10);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void aCallBackIsDeliveredOnce() {
        var outbox = bench.schedule.deliveries("steps", delivery -> done.add(delivery.payload()));
        assertThat(outbox.topic()).isEqualTo("test.steps");
        assertThat(outbox.store("registration:1", "certificate", Optional.of(new ContactId("7")), "{}"))
                .isTrue();
        run("test.steps");
        assertThat(outbox.store("registration:1", "certificate", Optional.empty(), "{}"))
                .isFalse();
        run("test.steps");
        assertThat(done).containsExactly("{}");
        assertThat(only(DeliveryState.DELIVERED).contact()).contains(new ContactId("7"));
    }

    @Test
    void aCallBackThatFailsComesAgainAfterAPauseAndIsDeadAfterTheLastTry() {
        var outbox = bench.schedule.deliveries("steps", delivery -> {
            done.add(delivery.key() + " " + delivery.mayHaveArrived());
            throw DeliveryException.notArrived("refused");
        });
        outbox.store("registration:1", "certificate", Optional.empty(), "{}");
        run("test.steps");
        run("test.steps");
        assertThat(done).hasSize(1);
        clock.advance(Duration.ofSeconds(10));
        run("test.steps");
        clock.advance(Duration.ofSeconds(20));
        run("test.steps");
        clock.advance(Duration.ofHours(1));
        run("test.steps");
        assertThat(done).hasSize(3).containsOnly("test.steps/registration:1#certificate false");
        assertThat(only(DeliveryState.DEAD).error()).contains("refused");
        assertThat(bench.told).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("call-back-dead");
            assertThat(finding.subject()).isEqualTo("registration:1");
            assertThat(finding.message())
                    .contains("test.steps")
                    .contains("in 3 tries")
                    .contains("refused");
            assertThat(finding.remedy()).contains("Requeue it");
        });
    }

    @Test
    void aPermanentFailureIsDeadAtOnceAndComesAgainWhenAPersonSaysSo() {
        var fail = new ArrayList<>(List.of(true));
        var outbox = bench.schedule.deliveries("steps", delivery -> {
            if (!fail.isEmpty()) {
                throw DeliveryException.permanent("no such step", "Put the step on the path.");
            }
            done.add(delivery.subject());
        });
        outbox.store("registration:1", "certificate", Optional.empty(), "{}");
        run("test.steps");
        var dead = only(DeliveryState.DEAD);
        assertThat(dead.remedy()).contains("Put the step on the path.");
        fail.clear();
        assertThat(bench.site().deliveries().requeue(dead)).isTrue();
        run("test.steps");
        assertThat(done).containsExactly("registration:1");
    }

    @Test
    void anUnexpectedExceptionLeavesTheCallBackInDoubtAndTheOthersGoOn() {
        var outbox = bench.schedule.deliveries("steps", delivery -> {
            done.add(delivery.subject() + " " + delivery.mayHaveArrived());
            if (done.size() == 1) {
                throw new IllegalStateException("Anna Smith cannot be reached");
            }
        });
        outbox.store("registration:1", "certificate", Optional.empty(), "{}");
        outbox.store("registration:2", "certificate", Optional.empty(), "{}");
        run("test.steps");
        assertThat(only(DeliveryState.IN_DOUBT).error().orElseThrow())
                .contains("IllegalStateException")
                .doesNotContain("Anna");
        clock.advance(Duration.ofSeconds(10));
        run("test.steps");
        assertThat(done).containsExactly("registration:1 false", "registration:2 false", "registration:1 true");
    }

    @Test
    void aCallBackAtWhichEveryHostDiesEndsDead() {
        bench.schedule
                .deliveries("steps", delivery -> done.add(delivery.key()))
                .store("registration:1", "certificate", Optional.empty(), "{}");
        for (int i = 0; i < 3; i++) {
            bench.site().deliveries().claim("test.steps", "killed", Duration.ofMinutes(1), 1);
            clock.advance(Duration.ofMinutes(1));
        }
        run("test.steps");
        assertThat(done).isEmpty();
        assertThat(only(DeliveryState.DEAD).error().orElseThrow()).contains("ended at each of 3 tries");
    }

    @Test
    void theStopSwitchEndsDeliveryBetweenTwoCallBacks() {
        var outbox = bench.schedule.deliveries("steps", delivery -> {
            done.add(delivery.subject());
            bench.site().stopSwitch().stop("Maja", "Wrong certificates.");
        });
        outbox.store("registration:1", "certificate", Optional.empty(), "{}");
        outbox.store("registration:2", "certificate", Optional.empty(), "{}");
        run("test.steps");
        assertThat(done).hasSize(1);
        assertThat(only(DeliveryState.PENDING).tries()).isZero();
    }
}
