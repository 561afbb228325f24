package org.lmsbridge.enrol.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.enrol.rule.Standing;
import org.lmsbridge.moodle.Completion;
import org.lmsbridge.moodle.Grades;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseCompletion;
import org.lmsbridge.moodle.model.GradeItem;
import org.lmsbridge.moodle.model.UserGrades;

/**
 * Collects completion and grades of people who are about to be kept out of a course, because Moodle answers nothing for
 * inactive learners. They go into the journal with the change, as what was found before it. Where they cannot be read,
 * the removal waits. Thread-safe.
 */
final class LearnerResults {
    /** The course has nothing that could be completed. */
    private static final Set<String> NO_COMPLETION = Set.of("nocriteriaset", "completionnotenabled");

    /** The enrolment is not active, or its role is none of learners. */
    private static final String NOT_TRACKED = "usernotenroled";

    private final MoodleClient moodle;
    private final Roster roster;
    private final Clock clock;

    LearnerResults(MoodleClient moodle, Clock clock) {
        this.moodle = moodle;
        this.roster = new Roster(moodle);
        this.clock = clock;
    }

    /** {@return those that may be written, with what was found; the others have their outcome} */
    List<ResolvedEnrolment> collect(Map<ResolvedEnrolment, Course> changes, Map<Change, ChangeOutcome> outcomes) {
        var byCourse = changes.keySet().stream()
                .filter(this::needsCollecting)
                .collect(Collectors.groupingBy(ResolvedEnrolment::courseid));
        var collected = new HashMap<Change, ResolvedEnrolment>();
        byCourse.values().forEach(inCourse -> {
            var course = changes.get(inCourse.get(0));
            if (course != null) {
                collectIn(course, inCourse, collected, outcomes);
            }
        });
        var ready = new ArrayList<ResolvedEnrolment>();
        for (var one : changes.keySet()) {
            if (!outcomes.containsKey(one.change())) {
                ready.add(collected.getOrDefault(one.change(), one));
            }
        }
        return ready;
    }

    /** What we suspended ourselves was collected then. */
    private boolean needsCollecting(ResolvedEnrolment one) {
        return RemovalGround.endsAccess(one) && one.before().standing() != Standing.SUSPENDED;
    }

    private void collectIn(
            Course course,
            List<ResolvedEnrolment> changes,
            Map<Change, ResolvedEnrolment> collected,
            Map<Change, ChangeOutcome> outcomes) {
        try {
            var users = changes.stream().map(ResolvedEnrolment::userid).toList();
            var tracked = course.enablecompletion().orElse(true);
            var completion =
                    tracked ? moodle.completion().ofCourse(course.id(), users) : Map.<Long, Completion.Status>of();
            var grades = moodle.grades().ofUsers(course.id(), users);
            for (var one : changes) {
                var found = new TreeMap<String, String>();
                var problem =
                        tracked ? addCompletion(one, completion.get(one.userid()), found) : Optional.<String>empty();
                problem = problem.or(() -> addGrades(grades.get(one.userid()), found));
                problem.ifPresentOrElse(
                        why -> outcomes.put(one.change(), waits(one.change(), why)),
                        () -> collected.put(one.change(), one.with(found)));
            }
        } catch (MoodleException e) {
            changes.forEach(one -> outcomes.put(one.change(), waits(one.change(), String.valueOf(e.getMessage()))));
        }
    }

    private Optional<String> addCompletion(
            ResolvedEnrolment one, Completion.@Nullable Status answer, SortedMap<String, String> found) {
        if (answer == null) {
            return Optional.of("the site says nothing about completion");
        }
        if (answer.status().isPresent()) {
            CourseCompletion status = answer.status().get();
            found.put("completed", status.completed() ? "yes" : "no");
            status.timecompleted().ifPresent(time -> found.put("timecompleted", time.toString()));
            return Optional.empty();
        }
        var code = answer.reason().flatMap(MoodleException::errorCode).orElse("");
        if (NO_COMPLETION.contains(code) || code.equals(NOT_TRACKED) && nothingToLose(one)) {
            return Optional.empty();
        }
        return answer.reason()
                .map(reason -> String.valueOf(reason.getMessage()))
                .or(() -> Optional.of("no answer"));
    }

    /**
     * Moodle does not say why it has no completion. Suspending somebody who is not active already, or has no learner's
     * role, takes no result away; nor does unenrolling somebody who is active, and so has no learner's role, or whose
     * time never began.
     */
    private boolean nothingToLose(ResolvedEnrolment one) {
        return one.is(ChangeKind.ENROLMENT_SUSPEND)
                || one.before()
                        .from()
                        .map(start -> start.isAfter(clock.instant()))
                        .orElse(false)
                || roster.active(one.courseid()).contains(one.userid());
    }

    private static Optional<String> addGrades(Grades.@Nullable Answer answer, SortedMap<String, String> found) {
        if (answer == null || answer.reason().isPresent()) {
            return Optional.of(
                    answer == null
                            ? "the site says nothing about grades"
                            : String.valueOf(answer.reason().get().getMessage()));
        }
        answer.grades().flatMap(UserGrades::total).ifPresent(total -> {
            total.graderaw().ifPresent(grade -> found.put("grade", String.valueOf(grade)));
            total.grademax().ifPresent(max -> found.put("grademax", String.valueOf(max)));
        });
        answer.grades().ifPresent(grades -> {
            var items = grades.gradeitems().stream()
                    .filter(item -> item.cmid().isPresent() && item.graderaw().isPresent())
                    .map(LearnerResults::text)
                    .collect(Collectors.joining(","));
            if (!items.isEmpty()) {
                found.put("grades", items);
            }
        });
        return Optional.empty();
    }

    private static String text(GradeItem item) {
        return item.cmid().orElse(0L) + ":" + item.graderaw().orElse(0.0);
    }

    private static ChangeOutcome waits(Change change, String why) {
        return ChangeOutcome.not(
                change,
                ChangeOutcome.Result.SKIPPED,
                Finding.warning(
                        "results-unreadable",
                        change.subject(),
                        "nothing was taken away, because completion and grades could not be kept before: " + why,
                        "Let the token's service read completion and grades; the next run tries again."));
    }
}
