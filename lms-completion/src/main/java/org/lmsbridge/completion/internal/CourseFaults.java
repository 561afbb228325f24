package org.lmsbridge.completion.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Cursors;

/** Why nobody can complete a course or an activity, told once, and again only after it was mended. Thread-safe. */
final class CourseFaults {
    private static final String TOLD = "local_records.faults";
    private static final String UNSEEN = "local_records.unseen-activities";
    private final Cursors cursors;

    CourseFaults(Cursors cursors) {
        this.cursors = cursors;
    }

    synchronized void tell(Collection<Long> courses, Completions.Answer answer, Consumer<Finding> findings) {
        var before = lines(TOLD);
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
        save(TOLD, before, told);
    }

    /** Tells of a rule whose activity the site does not tell about. */
    synchronized void tell(ActivityRule rule, boolean there, Consumer<Finding> findings) {
        var before = lines(UNSEEN);
        var told = new TreeSet<>(before);
        var line = rule.courseid() + "/" + rule.cmid();
        if (there) {
            told.remove(line);
        } else if (told.add(line)) {
            findings.accept(unseen(rule));
        }
        save(UNSEEN, before, told);
    }

    private static Finding unseen(ActivityRule rule) {
        return Finding.warning(
                "activity-unseen",
                "lms-course:" + rule.courseid(),
                "The site tells nothing of activity " + rule.cmid() + ", which calls for the step \"" + rule.step()
                        + "\": it is not in the course, has no completion tracking, or may not be seen with the token.",
                "Compare the setting activities with the number in the activity's address, switch completion tracking on"
                        + " in the activity's settings, and let the account behind the token see it"
                        + " (moodle/course:viewhiddenactivities where it is hidden).");
    }

    private Set<String> lines(String cursor) {
        return cursors.get(cursor)
                .map(text -> text.lines().collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private void save(String cursor, Set<String> before, Set<String> told) {
        if (!told.equals(before)) {
            cursors.put(cursor, String.join("\n", told));
        }
    }
}
