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
 * @param finishedAt when it ended
 * @param applied how many changes of each kind are in the site now
 * @param notApplied how many changes ended otherwise, by how they ended
 * @param findings what people should know, in order of the work
 */
public record RunReport(
        String runId,
        String planId,
        Instant startedAt,
        Instant finishedAt,
        Map<ChangeKind, Long> applied,
        Map<ChangeOutcome.Result, Long> notApplied,
        List<Finding> findings) {
    public RunReport {
        applied = Map.copyOf(applied);
        notApplied = Map.copyOf(notApplied);
        findings = List.copyOf(findings);
    }

    /** {@return how many changes are in the site now} */
    public long appliedTotal() {
        return applied.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return whether every change of the plan is in the site now} */
    public boolean complete() {
        return notApplied.isEmpty();
    }
}
