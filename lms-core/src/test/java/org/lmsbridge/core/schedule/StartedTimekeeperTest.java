package org.lmsbridge.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lmsbridge.core.schedule.ScheduleBench.comesTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Severity;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.core.state.Pushes;

/** What happens once the schedule is started, by the clock on the wall. */
class StartedTimekeeperTest {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final AtomicInteger runs = new AtomicInteger();
    private ScheduleBench bench;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new ScheduleBench(
                directory,
                Clock.systemUTC(),
                Map.of(
                        "pollSeconds", "1",
                        "pushDelaySeconds", "0",
                        "firstPauseSeconds", "1",
                        "tries", "2",
                        "shutdownSeconds", "1"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aRecurringTaskRunsAgainAndAgainAlsoAfterItFailed() throws Exception {
        bench.schedule.recurring("sync", Timetable.parse("1s"), () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
            }
        });
        bench.keeper.start();
        assertThat(comesTrue(SECONDS, () -> runs.get() >= 3)).isTrue();
    }

    @Test
    void whatIsDoneEverywhereIsDoneByEachHostAndEndsWithIt() throws Exception {
        var other = ScheduleBench.keeper(bench.store, Clock.systemUTC(), Map.of("shutdownSeconds", "1"));
        var otherRuns = new AtomicInteger();
        other.schedule("test", "college", () -> true, finding -> {})
                .everywhere("join", Duration.ofMillis(20), otherRuns::incrementAndGet);
        bench.schedule.everywhere("join", Duration.ofMillis(20), () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
            }
        });
        bench.keeper.start();
        other.start();
        assertThat(comesTrue(SECONDS, () -> runs.get() >= 3 && otherRuns.get() >= 3))
                .isTrue();

        other.close();
        int ended = otherRuns.get();
        int before = runs.get();
        assertThat(comesTrue(SECONDS, () -> runs.get() >= before + 3)).isTrue();
        assertThat(otherRuns.get()).isEqualTo(ended);
    }

    @Test
    void nothingIsDoneEverywhereWhileTheStopSwitchIsOn() throws Exception {
        bench.site().stopSwitch().stop("Maja", "Exams.");
        bench.schedule.everywhere("join", Duration.ofMillis(20), runs::incrementAndGet);
        bench.keeper.start();
        assertThat(comesTrue(Duration.ofMillis(300), () -> runs.get() > 0)).isFalse();
    }

    @Test
    void aChangeIsDoneWithinSecondsAndTriedAgainIfItFailed() throws Exception {
        bench.schedule.contactChanged("contact", contact -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
            }
        });
        bench.keeper.start();
        bench.keeper.changed(new ContactId("1"));
        assertThat(comesTrue(SECONDS, () -> runs.get() == 2)).isTrue();
        assertThat(comesTrue(SECONDS, () -> !bench.site().pushes().isMarked("test.contact", "contact:1")))
                .isTrue();
    }

    @Test
    void aChangeThatComesWhileTheWorkGoesOnIsDoneAfterIt() throws Exception {
        var begun = new CountDownLatch(1);
        var changed = new CountDownLatch(1);
        bench.schedule.contactChanged("contact", contact -> {
            runs.incrementAndGet();
            begun.countDown();
            await(changed);
        });
        bench.keeper.start();
        bench.keeper.changed(new ContactId("1"));
        await(begun);
        bench.keeper.changed(new ContactId("1"));
        changed.countDown();
        assertThat(comesTrue(SECONDS, () -> runs.get() == 2)).isTrue();
    }

    @Test
    void aChangeWhoseTriesAreSpentIsToldAndWaitsUntilItIsRequeued() throws Exception {
        bench.schedule.contactChanged("contact", contact -> {
            if (runs.incrementAndGet() <= 2) {
                throw new IllegalStateException("down");
            }
        });
        bench.keeper.start();
        bench.keeper.changed(new ContactId("1"));
        var pushes = bench.site().pushes();
        assertThat(comesTrue(SECONDS, () -> !bench.told.isEmpty())).isTrue();
        assertThat(bench.told).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("push-given-up");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject()).isEqualTo("contact:1");
            assertThat(finding.remedy()).contains("requeue");
        });
        assertThat(runs).hasValue(2);
        assertThat(pushes.givenUp("test.contact", Optional.empty(), 10))
                .extracting(Pushes.GivenUp::subject)
                .containsExactly("contact:1");

        assertThat(pushes.requeue("test.contact", "contact:1")).isTrue();
        assertThat(comesTrue(SECONDS, () -> runs.get() == 3)).isTrue();
        assertThat(comesTrue(SECONDS, () -> !pushes.isMarked("test.contact", "contact:1")))
                .isTrue();
        assertThat(pushes.givenUp("test.contact", Optional.empty(), 10)).isEmpty();
    }

    @Test
    void whatWasSaidBeforeTheStartIsSweptUp() throws Exception {
        bench.schedule.contactChanged("contact", contact -> runs.incrementAndGet());
        bench.keeper.changed(new ContactId("1"));
        bench.keeper.start();
        assertThat(comesTrue(SECONDS, () -> runs.get() == 1)).isTrue();
    }

    @Test
    void aCallBackIsDeliveredSoon() throws Exception {
        var outbox = bench.schedule.deliveries("steps", delivery -> runs.incrementAndGet());
        bench.keeper.start();
        outbox.store("registration:1", "certificate", Optional.empty(), "{}");
        assertThat(comesTrue(SECONDS, () -> bench.site().deliveries().counts().get(DeliveryState.DELIVERED) == 1))
                .isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void whatTheHostCallsForDoesNotRunBesideTheSchedule() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        bench.schedule.recurring("sync", Timetable.parse("1h"), () -> {
            begun.countDown();
            await(end);
        });
        bench.keeper.start();
        await(begun);
        assertThat(bench.keeper.run("test.sync")).isEqualTo(TaskResult.BUSY);
        end.countDown();
    }

    @Test
    void closingInterruptsWhatLastsTooLongAndEnds() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        bench.schedule.recurring("sync", Timetable.parse("1h"), () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        bench.keeper.start();
        await(begun);
        long start = System.nanoTime();
        bench.keeper.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        bench.keeper.close();
    }

    @Test
    void closingTakesNoLongerForManyTasksThatEndByNothing() throws Exception {
        var begun = new CountDownLatch(60);
        var end = new CountDownLatch(1);
        for (int i = 0; i < 60; i++) {
            bench.schedule.everywhere("stuck-" + i, Duration.ofMillis(10), () -> {
                begun.countDown();
                awaitWhateverHappens(end);
            });
        }
        bench.keeper.start();
        await(begun);
        long start = System.nanoTime();
        bench.keeper.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("a second for all of them, not for each of sixty")
                .isLessThan(Duration.ofSeconds(30));
        end.countDown();
    }

    private static void awaitWhateverHappens(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // As code does that takes no notice.
                Thread.interrupted();
            }
        }
    }

    @Test
    void itIsStartedOnce() {
        bench.keeper.start();
        assertThatThrownBy(() -> bench.keeper.start()).hasMessageContaining("started once");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
