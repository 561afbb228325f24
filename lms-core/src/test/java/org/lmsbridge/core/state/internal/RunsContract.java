package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.Runs;
import org.lmsbridge.core.state.StateException;

abstract class RunsContract {
    abstract StateStoreContract store();

    private Runs runs() {
        return store().site("college").runs();
    }

    private static List<Finding> findings(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> Finding.warning("code", "contact:" + i, "message", "remedy"))
                .toList();
    }

    @Test
    void aRunReadsTheSameAfterTheStoreWasOpenedAgain() {
        runs().save(Samples.run("run-1", 2), findings(0, 2));
        store().reopen();
        var run = Samples.run("run-1", 2);
        assertThat(runs().find("run-1"))
                .contains(new RunReport(
                        run.runId(),
                        run.planId(),
                        run.startedAt(),
                        run.finishedAt(),
                        run.status(),
                        run.applied(),
                        run.notApplied(),
                        findings(0, 2),
                        2));
    }

    @Test
    void aRunIsWrittenAsItGoesOn() {
        var begun = Samples.run("run-1", 0);
        runs().save(
                        new RunReport(
                                "run-1",
                                begun.planId(),
                                begun.startedAt(),
                                begun.startedAt(),
                                RunStatus.RUNNING,
                                Map.of(),
                                Map.of(),
                                List.of(),
                                0),
                        List.of());
        assertThat(runs().find("run-1").orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
        runs().save(Samples.run("run-1", 3), findings(0, 3));
        runs().save(Samples.run("run-1", 5), findings(3, 2));
        var found = runs().find("run-1").orElseThrow();
        assertThat(found.status()).isEqualTo(RunStatus.DONE);
        assertThat(found.findings()).isEqualTo(findings(0, 5));
        assertThat(store().count("lms_run")).isEqualTo(1);
    }

    @Test
    void aReportHoldsAThousandFindingsAndTheStoreAll() {
        runs().save(Samples.run("run-1", 2_345), findings(0, 2_345));
        var found = runs().find("run-1").orElseThrow();
        assertThat(found.findings()).isEqualTo(findings(0, 1_000));
        assertThat(found.findingsTotal()).isEqualTo(2_345);
        try (var all = runs().findings("run-1")) {
            assertThat(all.toList()).isEqualTo(findings(0, 2_345));
        }
    }

    @Test
    void runsAreListedNewestFirstPageByPageWithoutFindings() {
        IntStream.range(0, 5).forEach(i -> runs().save(Samples.run("run-" + i, 1), findings(i, 1)));
        assertThat(runs().list(Optional.empty(), 2))
                .allSatisfy(run -> assertThat(run.findings()).isEmpty())
                .allSatisfy(run -> assertThat(run.findingsTotal()).isEqualTo(1))
                .extracting(RunReport::runId)
                .containsExactly("run-4", "run-3");
        assertThat(runs().list(Optional.of("run-3"), 10))
                .extracting(RunReport::runId)
                .containsExactly("run-2", "run-1", "run-0");
        assertThatThrownBy(() -> runs().list(Optional.of("none"), 10))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("run none of college is not kept");
        assertThatThrownBy(() -> runs().list(Optional.empty(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRunBelongsToItsSite() {
        runs().save(Samples.run("run-1", 1), findings(0, 1));
        var others = store().site("other").runs();
        assertThat(others.find("run-1")).isEmpty();
        assertThat(others.findings("run-1")).isEmpty();
        assertThat(others.list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void oldRunsAreDeletedWithTheirFindings() {
        runs().save(Samples.run("run-1", 1), findings(0, 1));
        assertThat(runs().deleteOlderThan(Duration.ofDays(1))).isZero();
        assertThat(store().site("other").runs().deleteOlderThan(Duration.ofDays(-1)))
                .isZero();
        assertThat(runs().deleteOlderThan(Duration.ofDays(-1))).isEqualTo(1);
        assertThat(store().count("lms_run_finding")).isZero();
    }
}
