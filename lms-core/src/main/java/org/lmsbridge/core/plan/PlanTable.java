package org.lmsbridge.core.plan;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lmsbridge.core.guard.Guards;

/** Prints a plan for a terminal: a line for each segment title, the kinds of change with their counts. */
final class PlanTable {
    private static final int TITLE_WIDTH = 60;

    private PlanTable() {}

    static String of(ChangePlan plan, Guards guards) {
        var header = plan.header();
        if (plan.isEmpty()) {
            return "Nothing has to change.\n" + findings(header);
        }
        var table = new StringBuilder();
        counts(plan).forEach((title, kinds) -> table.append(line(title, kinds)));
        table.append("-".repeat(TITLE_WIDTH)).append('\n');
        table.append(line("Total: " + header.total() + " changes", header.counts()));
        if (header.mails() > 0) {
            table.append("People whom Moodle may mail a welcome message: ")
                    .append(header.mails())
                    .append(" (4.4 and later, where that is switched on)\n");
        }
        table.append(findings(header));
        var tripped = guards.check(plan);
        if (!tripped.isEmpty()) {
            table.append("This plan will wait for approval:\n");
            tripped.forEach(
                    reason -> table.append("  ").append(reason.message()).append('\n'));
        }
        return table.toString();
    }

    private static String findings(PlanHeader header) {
        return header.findings() == 0 ? "" : "Findings: " + header.findings() + "\n";
    }

    private static Map<String, Map<ChangeKind, Long>> counts(ChangePlan plan) {
        var titles = new LinkedHashMap<String, Map<ChangeKind, Long>>();
        try (var segments = plan.segments()) {
            segments.forEach(segment -> {
                var kinds = titles.computeIfAbsent(segment.title(), title -> new EnumMap<>(ChangeKind.class));
                segment.changes().forEach(change -> kinds.merge(change.kind(), 1L, Long::sum));
            });
        }
        return titles;
    }

    private static String line(String title, Map<ChangeKind, Long> kinds) {
        var cut = title.length() > TITLE_WIDTH ? title.substring(0, TITLE_WIDTH - 1) + "…" : title;
        var line = new StringBuilder(cut).append(" ".repeat(TITLE_WIDTH - cut.length()));
        for (var kind : ChangeKind.values()) {
            var count = kinds.getOrDefault(kind, 0L);
            if (count > 0) {
                line.append("  ").append(kind.label()).append(' ').append(count);
            }
        }
        return line.append('\n').toString();
    }
}
