package org.lmsbridge.completion.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Cursors;

/** Why nobody can complete a course, told once, and again only after it was mended. Thread-safe. */
final class CourseFaults {
    private static final String TOLD = "local_records.faults";
    private final Cursors cursors;

    CourseFaults(Cursors cursors) {
        this.cursors = cursors;
    }

    synchronized void tell(Collection<Long> courses, Completions.Answer answer, Consumer<Finding> findings) {
        Set<String> before = cursors.get(TOLD)
                .map(text -> text.lines().collect(Collectors.toSet()))
                .orElse(Set.of());
        var told = new TreeSet<>(before);
        for (long course : courses) {
            var fault = Optional.ofNullable(answer.findings().get(course));
            var line = fault.map(finding -> course + "\t" + finding.code());
            boolean answered =
                    answer.completed().containsKey(course) || answer.open().containsKey(course);
            if (fault.isPresent() || answered) {
                told.removeIf(each -> each.startsWith(course + "\t") && !line.equals(Optional.of(each)));
            }
            if (line.isPresent() && told.add(line.get())) {
                fault.ifPresent(findings);
            }
        }
        if (!told.equals(before)) {
            cursors.put(TOLD, String.join("\n", told));
        }
    }
}
