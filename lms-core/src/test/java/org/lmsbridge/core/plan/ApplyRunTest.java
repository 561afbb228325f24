package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.StateException;

/** How a run ends: whole, stopped, or broken off, and what becomes of its plan. */
class ApplyRunTest {
    private static final PlanBase BASE = new PlanBase(100_000, 50_000, 1_000);

    private ApplyBench bench;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new ApplyBench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private PlanStatus status(ChangePlan plan) {
        return bench.site().plans().entry(plan.header().id()).orElseThrow().status();
    }

    private ChangePlan enrolling(int count) {
        return bench.plan(BASE, ApplyBench.enrolments(count));
    }

    /** Three batches: every two segments of 500 make one. */
    private ChangePlan large() {
        var segment = ApplyBench.enrolments(500);
        return bench.plan(BASE, segment, segment, segment, segment, segment);
    }

    private RunReport onlyRun() {
        var runs = bench.site().runs().list(Optional.empty(), 10);
        assertThat(runs).hasSize(1);
        return bench.site().runs().find(runs.get(0).runId()).orElseThrow();
    }

    @Test
    void aRunIsInTheHistoryAsItWasReported() {
        bench.handler.moved = change -> change.subject().endsWith(":3");
        var report = bench.apply(enrolling(5));
        assertThat(onlyRun()).isEqualTo(report);
        assertThat(report.status()).isEqualTo(RunStatus.DONE);
        assertThat(report.complete()).isFalse();
        assertThat(report.findingsTotal()).isEqualTo(1);
    }

    @Test
    void aReportHoldsAThousandFindingsAndTheHistoryAll() {
        bench.handler.moved = change -> true;
        var segment = ApplyBench.enrolments(500);
        var report = bench.apply(bench.plan(BASE, segment, segment, segment));
        assertThat(report.findings()).hasSize(RunReport.MAX_FINDINGS);
        assertThat(report.findingsTotal()).isEqualTo(1_500);
        assertThat(report.notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.GROUND_MOVED, 1_500L));
        try (var all = bench.site().runs().findings(report.runId())) {
            assertThat(all).hasSize(1_500);
        }
    }

    @Test
    void aRunThatGoesOnCanBeSeen() {
        var seen = new ArrayList<RunStatus>();
        bench.handler.beforeApply = () -> seen.add(onlyRun().status());
        bench.apply(enrolling(1));
        assertThat(seen).containsExactly(RunStatus.RUNNING);
    }

    @Test
    void theStopSwitchEndsARunBeforeItsNextBatch() {
        bench.handler.afterApply = () -> bench.site().stopSwitch().stop("Maja", "Exams are on.");
        var plan = large();
        var report = bench.apply(plan);
        assertThat(report.status()).isEqualTo(RunStatus.STOPPED);
        assertThat(report.appliedTotal()).isEqualTo(1_000);
        assertThat(report.notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.SKIPPED, 1_500L));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("stop-switch");
            assertThat(finding.message()).contains("by Maja: Exams are on.");
        });
        assertThat(status(plan)).isEqualTo(PlanStatus.APPLIED);
        assertThat(onlyRun()).isEqualTo(report);
    }

    @Test
    void whereTheStopSwitchIsOnNothingIsWrittenAndThePlanStaysWhole() {
        bench.site().stopSwitch().stop("Maja", "Exams are on.");
        var plan = enrolling(3);
        bench.handler.onRecover = () -> {
            throw new IllegalStateException("the site must not be asked");
        };
        var report = bench.apply(plan);
        assertThat(report.notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.SKIPPED, 3L));
        assertThat(bench.handler.written).isEmpty();
        assertThat(status(plan)).isEqualTo(PlanStatus.READY);
        bench.site().stopSwitch().release();
        bench.handler.onRecover = () -> {};
        assertThat(bench.apply(plan).complete()).isTrue();
    }

    @Test
    void changesOfAMarkedSubjectAreLeftOut() {
        bench.site().handsOff().mark("contact:1", "Maja", "Appeal pending.");
        bench.site().handsOff().mark("course-date:7", "Ben", "Its teacher does it by hand.");
        var courses = new Segment(
                Segment.Phase.COURSES,
                "Courses",
                List.of(ApplyBench.change(ChangeKind.COURSE_UPDATE, "course-date:7")));
        var report = bench.apply(bench.plan(BASE, courses, ApplyBench.enrolments(3)));
        assertThat(bench.handler.written)
                .extracting(Change::subject)
                .containsExactly("course-date:1/contact:0", "course-date:1/contact:2");
        assertThat(report.notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.SKIPPED, 2L));
        assertThat(report.findings())
                .extracting(Finding::code, Finding::subject)
                .containsExactly(tuple("hands-off", "course-date:7"), tuple("hands-off", "course-date:1/contact:1"));
        assertThat(report.findings().get(0).message()).contains("by Ben: Its teacher does it by hand.");
    }

    @Test
    void aSiteThatDoesNotAnswerBeforeAnythingIsWrittenDoesNotCostThePlan() {
        var plan = enrolling(3);
        bench.handler.onRecover = ApplyRunTest::siteIsDown;
        assertThatThrownBy(() -> bench.apply(plan)).hasMessage("down");
        bench.handler.onRecover = () -> {};
        bench.handler.beforeApply = ApplyRunTest::siteIsDown;
        assertThatThrownBy(() -> bench.apply(plan)).hasMessage("down");
        assertThat(status(plan)).isEqualTo(PlanStatus.READY);
        var broken = onlyRun();
        assertThat(broken.status()).isEqualTo(RunStatus.BROKEN_OFF);
        assertThat(broken.notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.SKIPPED, 3L));
        assertThat(broken.findings()).extracting(Finding::code).containsExactly("run-broken-off");
        bench.handler.beforeApply = () -> {};
        assertThat(bench.apply(plan).complete()).isTrue();
    }

    @Test
    void aRefusedRequestDoesNotCostThePlan() {
        var plan = enrolling(3);
        bench.handler.beforeApply = () -> {
            var journal = bench.site().journal();
            journal.settle(journal.intend("enrol_manual_enrol_users", List.of("anna")), "REFUSED", Map.of());
            siteIsDown();
        };
        assertThatThrownBy(() -> bench.apply(plan)).hasMessage("down");
        assertThat(status(plan)).isEqualTo(PlanStatus.READY);
    }

    @Test
    void aPlanOfWhichSomethingMayHaveBeenWrittenIsNotGivenBack() {
        var plan = enrolling(3);
        bench.handler.beforeApply = () -> {
            bench.site().journal().intend("enrol_manual_enrol_users", List.of("anna"));
            siteIsDown();
        };
        assertThatThrownBy(() -> bench.apply(plan)).hasMessage("down");
        assertThat(status(plan)).isEqualTo(PlanStatus.BROKEN_OFF);
        bench.handler.beforeApply = () -> {};
        assertThatThrownBy(() -> bench.apply(plan))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("was applied before");
    }

    @Test
    void aPlanIsNotGivenBackOnceAHandlerAnswered() {
        var plan = large();
        bench.handler.afterApply = () -> bench.handler.beforeApply = ApplyRunTest::siteIsDown;
        assertThatThrownBy(() -> bench.apply(plan)).hasMessage("down");
        assertThat(status(plan)).isEqualTo(PlanStatus.BROKEN_OFF);
        assertThat(onlyRun().appliedTotal()).isEqualTo(1_000);
        assertThat(onlyRun().notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.SKIPPED, 1_500L));
    }

    @Test
    void anErrorLeavesThePlanTakenAsAKillDoes() {
        var plan = enrolling(3);
        bench.handler.beforeApply = () -> {
            throw new StackOverflowError();
        };
        assertThatThrownBy(() -> bench.apply(plan)).isInstanceOf(StackOverflowError.class);
        assertThat(status(plan)).isEqualTo(PlanStatus.APPLYING);
        assertThat(onlyRun().status()).isEqualTo(RunStatus.RUNNING);
        assertThatThrownBy(() -> bench.apply(plan)).hasMessageContaining("or that run was killed; make a new one");
    }

    @Test
    void aRunThatHasThePlanKeepsEverybodyElseFromIt() {
        var plan = enrolling(3);
        var refusals = new ArrayList<String>();
        bench.handler.beforeApply = () -> {
            bench.handler.beforeApply = () -> {};
            assertThatThrownBy(() -> bench.apply(plan))
                    .isInstanceOfSatisfying(StateException.class, refused -> refusals.add(refused.getMessage()));
        };
        assertThat(bench.apply(plan).complete()).isTrue();
        assertThat(refusals).singleElement().asString().contains("is being applied by run");
        assertThat(bench.handler.written).hasSize(3);
    }

    @Test
    void ofManyThatApplyAPlanAtOnceWhileTheSiteComesAndGoesOneWritesIt() throws Exception {
        var plan = enrolling(3);
        var together = new CountDownLatch(6);
        var threads = Executors.newFixedThreadPool(6);
        var failures = new CountDownLatch(2);
        bench.handler.beforeApply = () -> {
            if (failures.getCount() > 0) {
                failures.countDown();
                siteIsDown();
            }
        };
        try {
            Callable<Boolean> apply = () -> {
                together.countDown();
                together.await();
                return applied(plan);
            };
            var results = threads.invokeAll(List.of(apply, apply, apply, apply, apply, apply));
            int done = 0;
            for (var result : results) {
                done += result.get() ? 1 : 0;
            }
            if (done == 0) {
                bench.handler.beforeApply = () -> {};
                assertThat(applied(plan)).isTrue();
            }
            assertThat(done).isLessThanOrEqualTo(1);
            assertThat(bench.handler.written).hasSize(3);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean applied(ChangePlan plan) {
        try {
            return bench.apply(plan).complete();
        } catch (StateException | IllegalStateException e) {
            return false;
        }
    }

    private static void siteIsDown() {
        throw new IllegalStateException("down");
    }
}
