package org.lmsbridge.examples.training.console;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.plan.PlanEntry;

/** A plan as pages show it. */
public record PlanRow(
        String id,
        String made,
        String status,
        String what,
        long total,
        long mails,
        List<Tripped> reasons,
        String decision) {
    static PlanRow of(PlanEntry entry) {
        var header = entry.header();
        var what = header.counts().entrySet().stream()
                .map(count -> count.getValue() + " × " + count.getKey().label())
                .collect(Collectors.joining(", "));
        return new PlanRow(
                header.id(),
                Times.of(header.createdAt()),
                words(entry.status()),
                what.isEmpty() ? "nothing to do" : what,
                header.total(),
                header.mails(),
                entry.reasons(),
                entry.decision()
                        .map(decision -> decision.who() + ", " + Times.of(decision.at()))
                        .orElse(""));
    }

    static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
