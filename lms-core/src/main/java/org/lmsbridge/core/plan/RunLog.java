package org.lmsbridge.core.plan;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.Runs;

/** Counts what a run does and writes it into the history as it goes. For one thread. */
final class RunLog {
    private final String runId;
    private final String planId;
    private final Runs runs;
    private final Clock clock;
    private final Instant startedAt;
    private final Map<ChangeKind, Long> applied = new EnumMap<>(ChangeKind.class);
    private final Map<ChangeOutcome.Result, Long> notApplied = new EnumMap<>(ChangeOutcome.Result.class);
    private final List<Finding> kept = new ArrayList<>();
    private final List<Finding> fresh = new ArrayList<>();
    private long findings;
    private long done;

    RunLog(String runId, String planId, Runs runs, Clock clock) {
        this.runId = runId;
        this.planId = planId;
        this.runs = runs;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    long done() {
        return done;
    }

    void begin() {
        save(RunStatus.RUNNING);
    }

    void add(List<ChangeOutcome> outcomes) {
        for (var outcome : outcomes) {
            if (outcome.result() == ChangeOutcome.Result.APPLIED) {
                applied.merge(outcome.change().kind(), 1L, Long::sum);
            } else {
                notApplied.merge(outcome.result(), 1L, Long::sum);
            }
            outcome.finding().ifPresent(this::add);
        }
        done += outcomes.size();
        save(RunStatus.RUNNING);
    }

    /** Counts everything that is not done yet as skipped, under one finding. */
    void skipRest(long total, Finding why) {
        if (total > done) {
            notApplied.merge(ChangeOutcome.Result.SKIPPED, total - done, Long::sum);
        }
        done = total;
        add(why);
    }

    RunReport end(RunStatus status) {
        return save(status);
    }

    private void add(Finding finding) {
        findings++;
        fresh.add(finding);
        if (kept.size() < RunReport.MAX_FINDINGS) {
            kept.add(finding);
        }
    }

    private RunReport save(RunStatus status) {
        var report =
                new RunReport(runId, planId, startedAt, clock.instant(), status, applied, notApplied, kept, findings);
        runs.save(report, fresh);
        fresh.clear();
        return report;
    }
}
