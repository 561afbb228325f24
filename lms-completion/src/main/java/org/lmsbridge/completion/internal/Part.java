package org.lmsbridge.completion.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Cursors;
import org.lmsbridge.core.state.Link;

/** Learners of some courses, and what was told about them. */
final class Part {
    final Map<Long, List<Learner>> byCourse = new LinkedHashMap<>();
    private final Map<Long, Standing> told = new HashMap<>();
    private final Learners learners;
    private final Cursors cursors;
    private final String step;
    private final List<ActivityRule> rules;

    Part(Learners learners, Cursors cursors, String step, List<ActivityRule> rules) {
        this.learners = learners;
        this.cursors = cursors;
        this.step = step;
        this.rules = rules;
    }

    void add(Link course, Tally tally) {
        try {
            learners.of(course).forEach(this::add);
        } catch (RecordsUnavailableException e) {
            course.lmsId().ifPresent(tally.unread::add);
            tally.add(Finding.warning(
                    "registrations-unavailable",
                    course.recordsId(),
                    "The registrations cannot be read; its learners are looked at next time.",
                    "Mend the records."));
        }
    }

    void add(Learner learner) {
        byCourse.computeIfAbsent(learner.courseid(), ignored -> new ArrayList<>())
                .add(learner);
        told.computeIfAbsent(learner.courseid(), id -> Standing.of(cursors, id));
    }

    boolean isPending(Learner learner) {
        var standing = told(learner);
        var id = learner.registration().id();
        return !standing.isCompleted(id, step)
                || rules.stream()
                        .anyMatch(rule ->
                                rule.courseid() == learner.courseid() && !standing.isCompleted(id, rule.step()));
    }

    Standing told(Learner learner) {
        return Optional.ofNullable(told.get(learner.courseid())).orElseThrow();
    }

    List<Learner> of(Collection<Long> courses) {
        return courses.stream()
                .flatMap(course -> byCourse.getOrDefault(course, List.of()).stream())
                .toList();
    }
}
