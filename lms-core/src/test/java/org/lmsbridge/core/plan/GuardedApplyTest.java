package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.guard.Measure;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.StateException;

/** What the guards let pass, and what waits for whom. */
class GuardedApplyTest {
    private ApplyBench bench;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new ApplyBench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ChangePlan removing(int from, int count) {
        return bench.plan(new PlanBase(100, 100, 10), ApplyBench.removals(from, count));
    }

    private PlanStatus status(ChangePlan plan) {
        return bench.site().plans().entry(plan.header().id()).orElseThrow().status();
    }

    @Test
    void aPlanThatTakesTooMuchAwayIsNotAppliedAndWaits() {
        var plan = removing(0, 30);
        var stopped = catchThrowableOfType(PlanStoppedException.class, () -> bench.apply(plan));
        assertThat(stopped.planId()).isEqualTo(plan.header().id());
        assertThat(stopped.reasons())
                .extracting(Tripped::measure, Tripped::number, Tripped::base)
                .contains(tuple(Measure.REMOVALS, 30L, 100L));
        assertThat(stopped)
                .hasMessageContaining("removals in the site: 30 of 100 enrolments")
                .hasMessageContaining("Compare with the records");
        assertThat(stopped.findings()).extracting(Finding::code).containsOnly("plan-stopped");
        assertThat(bench.handler.written).isEmpty();
        assertThat(status(plan)).isEqualTo(PlanStatus.STOPPED);
    }

    @Test
    void aPlanThatTakesLittleAwayIsApplied() {
        assertThat(bench.apply(removing(0, 4)).complete()).isTrue();
    }

    @Test
    void examiningStopsAPlanWithoutTryingIt() {
        var plan = removing(0, 30);
        assertThat(bench.applier().examine(plan, bench.site())).isNotEmpty();
        assertThat(status(plan)).isEqualTo(PlanStatus.STOPPED);
        assertThat(bench.applier().examine(removing(0, 4), bench.site())).isEmpty();
    }

    @Test
    void anApprovedPlanIsApplied() {
        var plan = removing(0, 30);
        bench.applier().examine(plan, bench.site());
        bench.site().plans().approve(plan.header().id(), "Maja");
        assertThat(bench.apply(plan).appliedTotal()).isEqualTo(30);
        assertThat(status(plan)).isEqualTo(PlanStatus.APPLIED);
    }

    @Test
    void aLaterPlanThatTakesNoMoreAwayPasses() {
        var first = removing(0, 30);
        bench.applier().examine(first, bench.site());
        bench.site().plans().approve(first.header().id(), "Maja");
        assertThat(bench.apply(removing(2, 26)).complete()).isTrue();
    }

    @Test
    void aLaterPlanWithOneMoreRemovalIsStopped() {
        var first = removing(0, 30);
        bench.applier().examine(first, bench.site());
        bench.site().plans().approve(first.header().id(), "Maja");
        var second = removing(1, 30);
        assertThatThrownBy(() -> bench.apply(second)).isInstanceOf(PlanStoppedException.class);
    }

    @Test
    void aLaterPlanWithAnotherKindOfLossIsStoppedThoughThatLossIsSmall() {
        var first = removing(0, 30);
        bench.applier().examine(first, bench.site());
        bench.site().plans().approve(first.header().id(), "Maja");
        var hide = new Segment(
                Segment.Phase.COURSES, "Courses", List.of(ApplyBench.change(ChangeKind.COURSE_HIDE, "course-date:9")));
        var second = bench.plan(new PlanBase(100, 100, 10), hide, ApplyBench.removals(0, 30));
        assertThatThrownBy(() -> bench.apply(second)).isInstanceOf(PlanStoppedException.class);
    }

    @Test
    void anApprovalRunsOut() {
        var plan = removing(0, 30);
        bench.applier().examine(plan, bench.site());
        bench.site().plans().approve(plan.header().id(), "Maja");
        bench.clock.advance(Duration.ofHours(73));
        assertThatThrownBy(() -> bench.apply(plan)).isInstanceOf(PlanStoppedException.class);
        assertThat(status(plan)).isEqualTo(PlanStatus.STOPPED);
        bench.site().plans().approve(plan.header().id(), "Maja");
        assertThat(bench.apply(plan).complete()).isTrue();
    }

    @Test
    void aStoppedPlanPassesOnceAnotherApprovalCoversIt() {
        var small = removing(0, 30);
        bench.applier().examine(small, bench.site());
        var large = removing(0, 40);
        bench.applier().examine(large, bench.site());
        bench.site().plans().approve(large.header().id(), "Maja");
        assertThat(bench.apply(small).complete()).isTrue();
    }

    @Test
    void aRejectedPlanSaysWhoRejectedIt() {
        var plan = removing(0, 30);
        bench.applier().examine(plan, bench.site());
        bench.site().plans().reject(plan.header().id(), "Ben");
        assertThatThrownBy(() -> bench.apply(plan))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("was rejected by Ben; make a new one");
    }

    @Test
    void theTableSaysThatAPlanWillWait() {
        assertThat(removing(0, 30).asTable())
                .contains("This plan will wait for approval:\n  removals in the site: 30 of 100 enrolments");
        assertThat(removing(0, 4).asTable()).doesNotContain("wait");
    }

    @Test
    void whatIsLeftIsHeldToTheGuardsAgainWhereTheSiteHasMovedOn() {
        // 22 of 1,000 may go without approval; of the 20 that are left after 980 others moved, no 22 may.
        var updates = new Segment(
                Segment.Phase.ENROLMENTS,
                "Baking",
                Stream.iterate(0, i -> i + 1)
                        .limit(490)
                        .map(i -> ApplyBench.change(ChangeKind.ENROLMENT_UPDATE, "course-date:2/contact:" + i))
                        .toList());
        var plan = bench.plan(
                new PlanBase(1_000, 100, 10), updates, updates, ApplyBench.removals(0, 22), ApplyBench.enrolments(5));
        bench.handler.moved = change -> change.kind() == ChangeKind.ENROLMENT_UPDATE;
        var report = bench.apply(plan);
        assertThat(report.applied()).containsOnlyKeys(ChangeKind.ENROLMENT_CREATE);
        assertThat(report.notApplied())
                .containsEntry(ChangeOutcome.Result.GROUND_MOVED, 980L)
                .containsEntry(ChangeOutcome.Result.SKIPPED, 22L);
        assertThat(report.findings()).extracting(Finding::code).contains("guard-tripped");
    }

    @Test
    void whatAPersonApprovedIsNotStoppedHalfway() {
        var updates = new Segment(
                Segment.Phase.COURSES,
                "Courses",
                List.of(ApplyBench.change(ChangeKind.COURSE_UPDATE, "course-date:2")));
        var plan = bench.plan(new PlanBase(100, 100, 1), updates, ApplyBench.removals(0, 30));
        bench.applier().examine(plan, bench.site());
        bench.site().plans().approve(plan.header().id(), "Maja");
        bench.handler.moved = change -> change.kind() == ChangeKind.COURSE_UPDATE;
        assertThat(bench.apply(plan).applied()).containsEntry(ChangeKind.ENROLMENT_REMOVE, 30L);
    }
}
