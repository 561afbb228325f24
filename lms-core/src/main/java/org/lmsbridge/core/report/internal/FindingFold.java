package org.lmsbridge.core.report.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.report.Finding;

/** Folds findings into one message: by code, each subject once a day, and no more examples than people read. */
final class FindingFold {
    static final int EXAMPLES = 20;

    private static final Duration TOLD_FOR = Duration.ofHours(24);

    /** As many as fit into a few megabytes; what is forgotten is told once more. */
    private static final int MOST_REMEMBERED = 20_000;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Instant> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** Findings of one code. */
    private static final class Group {
        private final Finding first;
        private final List<String> examples = new ArrayList<>();
        private long fresh;
        private long again;

        Group(Finding first) {
            this.first = first;
        }
    }

    void add(Finding finding, Instant now) {
        var group = groups.computeIfAbsent(finding.code(), code -> new Group(finding));
        var key = finding.code() + " " + finding.subject() + " " + finding.message();
        var before = told.get(key);
        if (before != null && now.isBefore(before.plus(TOLD_FOR))) {
            group.again++;
            return;
        }
        told.remove(key); // so that it moves to the end of those to be forgotten
        told.put(key, now);
        group.fresh++;
        if (group.examples.size() < EXAMPLES) {
            group.examples.add(finding.subject() + ": " + finding.message());
        }
    }

    /** How many findings of today wait to be told. */
    long waiting() {
        return groups.values().stream().mapToLong(group -> group.fresh).sum();
    }

    /** Gives what waits, and begins anew. What was told today already makes no message of its own. */
    Optional<String> take() {
        if (waiting() == 0) {
            groups.clear();
            return Optional.empty();
        }
        var text = new StringBuilder();
        groups.values().stream().filter(group -> group.fresh > 0).forEach(group -> write(group, text));
        var again = groups.values().stream().mapToLong(group -> group.again).sum();
        if (again > 0) {
            text.append(again).append(" more were told within the last 24 hours.\n");
        }
        groups.clear();
        return Optional.of(text.toString());
    }

    private static void write(Group group, StringBuilder text) {
        text.append(group.first.code()).append(" (").append(group.fresh).append(")\n");
        if (!group.first.remedy().isEmpty()) {
            text.append("  What to do: ").append(group.first.remedy()).append('\n');
        }
        group.examples.forEach(example -> text.append("  - ").append(example).append('\n'));
        var left = group.fresh - group.examples.size();
        if (left > 0) {
            text.append("  and ").append(left).append(" more\n");
        }
        text.append('\n');
    }
}
