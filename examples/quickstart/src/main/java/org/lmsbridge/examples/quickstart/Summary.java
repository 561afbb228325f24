package org.lmsbridge.examples.quickstart;

import java.util.Locale;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.report.RunReport;

/** Prints what a run did. */
final class Summary {
    private final Output output;

    Summary(Output output) {
        this.output = output;
    }

    void print(RunReport report) {
        output.heading("Done");
        for (var kind : ChangeKind.values()) {
            var count = report.applied().getOrDefault(kind, 0L);
            if (count > 0) {
                output.line("  %,7d  %s".formatted(count, kind.label()));
            }
        }
        report.notApplied()
                .forEach((result, count) -> output.line("  %,7d  not applied: %s"
                        .formatted(count, result.name().toLowerCase(Locale.ROOT).replace('_', ' '))));
    }
}
