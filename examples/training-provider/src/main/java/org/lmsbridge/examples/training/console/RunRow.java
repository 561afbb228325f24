package org.lmsbridge.examples.training.console;

import java.time.Duration;
import java.util.stream.Collectors;
import org.lmsbridge.core.report.RunReport;

/** A run as pages show it. */
public record RunRow(
        String id,
        String planId,
        String started,
        long seconds,
        String status,
        String applied,
        String notApplied,
        long findings) {
    static RunRow of(RunReport run) {
        return new RunRow(
                run.runId(),
                run.planId(),
                Times.of(run.startedAt()),
                Duration.between(run.startedAt(), run.finishedAt()).toSeconds(),
                PlanRow.words(run.status()),
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
