package org.lmsbridge.examples.training.console;

import java.time.Duration;
import java.util.stream.Collectors;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.Plans;

/**
 * A run as pages show it.
 *
 * @param heard when it was last heard of; empty once it has ended
 * @param done how many changes of its plan are behind it, whoever started it; 0 to {@code total}
 * @param total how many changes its plan has; 0 once it has ended, or where the plan is no longer kept
 */
public record RunRow(
        String id,
        String planId,
        String started,
        long seconds,
        String status,
        String heard,
        long done,
        long total,
        String applied,
        String notApplied,
        long findings) {
    static RunRow of(RunReport run, Plans plans) {
        boolean goesOn = run.status() == RunStatus.RUNNING;
        long total = goesOn
                ? plans.entry(run.planId()).map(entry -> entry.header().total()).orElse(0L)
                : 0;
        long left =
                run.notApplied().values().stream().mapToLong(Long::longValue).sum();
        return new RunRow(
                run.runId(),
                run.planId(),
                Times.of(run.startedAt()),
                Duration.between(run.startedAt(), run.finishedAt()).toSeconds(),
                PlanRow.words(run.status()),
                goesOn ? Times.of(run.finishedAt()) : "",
                Math.min(run.appliedTotal() + left, total),
                total,
                run.applied().entrySet().stream()
                        .map(count -> count.getValue() + " × " + count.getKey().label())
                        .sorted()
                        .collect(Collectors.joining(", ")),
                run.notApplied().entrySet().stream()
                        .map(count -> count.getValue() + " × " + PlanRow.words(count.getKey()))
                        .sorted()
                        .collect(Collectors.joining(", ")),
                run.findingsTotal());
    }
}
