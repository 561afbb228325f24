package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.PlanShare;

/** Two hosts that apply one plan. */
class SharedApplyTest {
    private static final int COURSES = 8;

    /** Two courses fill a batch. */
    private static final int ENROLMENTS = 400;

    private final ApplyBench.Handler second = new ApplyBench.Handler();
    private ApplyBench bench;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new ApplyBench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ChangePlan plan() {
        var segments = new ArrayList<Segment>();
        segments.add(new Segment(
                Segment.Phase.COURSES,
                "Courses",
                List.of(ApplyBench.change(ChangeKind.COURSE_CREATE, "course-date:1"))));
        IntStream.range(0, COURSES).forEach(course -> segments.add(enrolments(course)));
        return bench.plan(new PlanBase(100_000, 100_000, 1_000), segments.toArray(Segment[]::new));
    }

    private static Segment enrolments(int course) {
        return segment(ChangeKind.ENROLMENT_CREATE, "course-date:" + course, ENROLMENTS);
    }

    private Optional<RunReport> join(ChangePlan plan) {
        return bench.applier(second).join(plan, bench.site(), Progress.none());
    }

    private static List<String> subjects(List<Change> changes) {
        return changes.stream().map(Change::subject).toList();
    }

    private static List<String> courses(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.course().stream())
                .distinct()
                .toList();
    }

    @Test
    void eachCourseIsWrittenByOneHostAndNoneByBoth() throws Exception {
        var plan = plan();
        var helping = new CountDownLatch(1);
        second.afterApply = helping::countDown;
        var helper = new FutureTask<>(() -> join(plan));
        var batches = new AtomicInteger();
        bench.handler.afterApply = () -> {
            // The second batch is the first of enrolments: from here on both work.
            if (batches.incrementAndGet() == 2) {
                new Thread(helper).start();
                await(helping);
            }
        };
        var led = bench.apply(plan);
        var helped = helper.get().orElseThrow();
        assertThat(courses(second.written)).isNotEmpty().doesNotContainAnyElementsOf(courses(enrolmentsOfFirst()));
        var all = new ArrayList<>(subjects(bench.handler.written));
        all.addAll(subjects(second.written));
        assertThat(all).hasSize(1 + COURSES * ENROLMENTS).doesNotHaveDuplicates();
        assertThat(led.status()).isEqualTo(RunStatus.DONE);
        assertThat(led.appliedTotal() + helped.appliedTotal()).isEqualTo(all.size());
        assertThat(bench.site().plans().entry(plan.header().id()).orElseThrow().status())
                .isEqualTo(PlanStatus.APPLIED);
        assertThat(bench.site().runs().list(Optional.empty(), 10)).hasSize(2);
    }

    private List<Change> enrolmentsOfFirst() {
        return bench.handler.written.stream()
                .filter(change -> change.kind() == ChangeKind.ENROLMENT_CREATE)
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theFirstHostTakesOverFromOneThatDies() {
        var plan = plan();
        var recovered = new AtomicInteger();
        bench.handler.onRecover = recovered::incrementAndGet;
        second.beforeApply = () -> {
            throw new IllegalStateException("killed");
        };
        var batches = new AtomicInteger();
        bench.handler.afterApply = () -> {
            if (batches.incrementAndGet() == 2) {
                assertThatThrownBy(() -> join(plan)).hasMessage("killed");
                bench.clock.advance(Duration.ofMinutes(2));
            }
        };
        assertThat(bench.apply(plan).status()).isEqualTo(RunStatus.DONE);
        assertThat(second.written).isEmpty();
        assertThat(subjects(bench.handler.written))
                .hasSize(1 + COURSES * ENROLMENTS)
                .doesNotHaveDuplicates();
        assertThat(recovered).as("before it began, and before it took over").hasValue(2);
    }

    @Test
    void theFirstHostWaitsForOneThatIsAlive() {
        var plan = plan();
        var share = new ArrayList<PlanShare>();
        var leader = Thread.currentThread();
        var done = new AtomicBoolean();
        var batches = new AtomicInteger();
        bench.handler.afterApply = () -> {
            if (batches.incrementAndGet() == 2) {
                var other = bench.site().plans().share(plan.header().id(), "run-2");
                assertThat(other.claim("course-date:7", Duration.ofMinutes(1))).isTrue();
                share.add(other);
                new Thread(() -> doneOnceItWaits(leader, other, done)).start();
            }
        };
        bench.apply(plan);
        assertThat(done).as("the other one was done before the plan was ended").isTrue();
        assertThat(courses(bench.handler.written)).hasSize(COURSES - 1).doesNotContain("course-date:7");
        assertThat(share.get(0).others()).isEqualTo(PlanShare.Others.NOTHING);
    }

    /** The leading run sleeps between two looks at the others. */
    private static void doneOnceItWaits(Thread leader, PlanShare other, AtomicBoolean done) {
        while (leader.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        done.set(true);
        other.done();
    }

    @Test
    void whatOneHostFoundGoneHoldsTheOtherToTheGuards() {
        // 22 of 1,000 may go without approval; of the 20 that are left after 980 others moved, no 22 may.
        var plan = bench.plan(
                new PlanBase(1_000, 100, 10),
                segment(ChangeKind.ENROLMENT_CREATE, "course-date:1", 400),
                segment(ChangeKind.ENROLMENT_CREATE, "course-date:1", 400),
                segment(ChangeKind.ENROLMENT_UPDATE, "course-date:2", 490),
                segment(ChangeKind.ENROLMENT_UPDATE, "course-date:2", 490),
                segment(ChangeKind.ENROLMENT_REMOVE, "course-date:1", 22));
        second.moved = change -> change.kind() == ChangeKind.ENROLMENT_UPDATE;
        var helped = new ArrayList<RunReport>();
        bench.handler.beforeApply = () -> {
            if (helped.isEmpty()) {
                helped.add(join(plan).orElseThrow());
            }
        };
        var led = bench.apply(plan);
        assertThat(helped.get(0).notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.GROUND_MOVED, 980L));
        assertThat(led.applied()).isEqualTo(Map.of(ChangeKind.ENROLMENT_CREATE, 800L));
        assertThat(led.notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.SKIPPED, 22L));
        assertThat(led.findings()).extracting(Finding::code).containsOnly("guard-tripped");
    }

    private static Segment segment(ChangeKind kind, String course, int count) {
        return new Segment(
                Segment.Phase.ENROLMENTS,
                "Baking",
                IntStream.range(0, count)
                        .mapToObj(contact -> ApplyBench.change(kind, course + "/contact:" + contact))
                        .toList());
    }

    @Test
    void nobodyJoinsAPlanThatNobodyApplies() {
        var plan = plan();
        assertThat(join(plan)).isEmpty();
        bench.apply(plan);
        assertThat(join(plan)).isEmpty();
        assertThat(second.written).isEmpty();
    }

    @Test
    void nobodyJoinsBeforeTheCoursesAreThere() {
        var plan = plan();
        var early = new ArrayList<Optional<RunReport>>();
        bench.handler.beforeApply = () -> {
            if (early.isEmpty()) {
                early.add(join(plan));
            }
        };
        bench.apply(plan);
        assertThat(early).containsExactly(Optional.empty());
    }
}
