package org.lmsbridge.core.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;

/**
 * What a run did. Immutable.
 *
 * @param runId the run
 * @param planId the plan that it applied
 * @param startedAt when it began
 * @param finishedAt when it ended, or was last heard of if its status is {@link RunStatus#RUNNING}
 * @param status how far it came
 * @param applied how many changes of each kind are in the site now
 * @param notApplied how many changes ended otherwise, by how they ended
 * @param findings what people should know, in order of the work: the first {@link #MAX_FINDINGS}; the rest is in the
 *     state store
 * @param findingsTotal how many findings there are
 */
public record RunReport(
        String runId,
        String planId,
        Instant startedAt,
        Instant finishedAt,
        RunStatus status,
        Map<ChangeKind, Long> applied,
        Map<ChangeOutcome.Result, Long> notApplied,
        List<Finding> findings,
        long findingsTotal) {
    /** How many findings a report holds. */
    public static final int MAX_FINDINGS = 1_000;

    public RunReport {
        applied = Map.copyOf(applied);
        notApplied = Map.copyOf(notApplied);
        findings = List.copyOf(findings);
        if (findings.size() > MAX_FINDINGS || findings.size() > findingsTotal) {
            throw new IllegalArgumentException("report of run %s holds %d findings of %d; at most %d"
                    .formatted(runId, findings.size(), findingsTotal, MAX_FINDINGS));
        }
    }

    /** {@return how many changes are in the site now} */
    public long appliedTotal() {
        return applied.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return whether every change of the plan is in the site now} */
    public boolean complete() {
        return status == RunStatus.DONE && notApplied.isEmpty();
    }
}
