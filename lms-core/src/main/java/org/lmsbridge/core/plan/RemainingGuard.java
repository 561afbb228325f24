package org.lmsbridge.core.plan;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.report.Finding;

/**
 * Holds what is left of a plan to the guards once changes were not applied. What is no longer in the site as the plan
 * found it is taken off the base: a removal of every tenth becomes one of every second where most people have gone
 * meanwhile. What was applied counts with what is left. For one thread.
 */
final class RemainingGuard {
    private static final Set<ChangeKind> OF_ENROLMENTS = Set.of(
            ChangeKind.ENROLMENT_UPDATE,
            ChangeKind.ENROLMENT_SUSPEND,
            ChangeKind.ENROLMENT_REMOVE,
            ChangeKind.ROLE_REMOVE);

    private static final Set<ChangeKind> OF_ACCOUNTS = Set.of(ChangeKind.ACCOUNT_UPDATE, ChangeKind.ACCOUNT_SUSPEND);

    private static final Set<ChangeKind> OF_COURSES =
            Set.of(ChangeKind.COURSE_UPDATE, ChangeKind.COURSE_HIDE, ChangeKind.COURSE_DELETE);

    private final Guards guards;
    private final ChangePlan plan;
    private final Left site = new Left();
    private final Map<String, Left> courses = new HashMap<>();
    private List<Tripped> tripped = List.of();

    private RemainingGuard(Guards guards, ChangePlan plan) {
        this.guards = guards;
        this.plan = plan;
    }

    static RemainingGuard of(Guards guards, ChangePlan plan) {
        return new RemainingGuard(guards, plan);
    }

    /** For a plan that was approved: whatever is left of it was approved too. */
    static RemainingGuard none(ChangePlan plan) {
        return new RemainingGuard(new Guards(List.of(), List.of(), Duration.ofDays(1)), plan);
    }

    /** Learns how changes ended, and asks the guards again where the ground of one had moved. */
    void note(List<ChangeOutcome> outcomes) {
        boolean moved = false;
        for (var outcome : outcomes) {
            if (outcome.result() != ChangeOutcome.Result.APPLIED) {
                site.note(outcome);
                outcome.change()
                        .course()
                        .ifPresent(course -> courses.computeIfAbsent(course, any -> new Left())
                                .note(outcome));
                moved |= outcome.result() == ChangeOutcome.Result.GROUND_MOVED;
            }
        }
        if (moved) {
            tripped = check();
        }
    }

    /** Leaves out what adds to that of which there is too much by now; the rest may go on. */
    Sifted split(List<Change> changes) {
        return Sifted.of(changes, this::objection);
    }

    private Optional<Finding> objection(Change change) {
        return tripped.stream()
                .filter(reason -> reason.covers(change))
                .findFirst()
                .map(reason -> Finding.warning(
                        "guard-tripped",
                        change.subject(),
                        "the site changed since the plan was made, and what is left of the plan has "
                                + reason.message(),
                        "Make a new plan; it waits for approval if it still takes away as much."));
    }

    private List<Tripped> check() {
        var header = plan.header();
        try (var tallies = plan.courses()) {
            return guards.check(
                    site.counts(header.counts()), site.base(header.base()), tallies.map(this::withoutNotApplied));
        }
    }

    private CourseTally withoutNotApplied(CourseTally tally) {
        var left = courses.getOrDefault(tally.course(), new Left());
        return new CourseTally(
                tally.course(), less(tally.enrolments(), left.movedOf(OF_ENROLMENTS)), left.counts(tally.counts()));
    }

    private static long less(long number, long by) {
        return Math.max(0, number - by);
    }

    /** What was not applied, in the site or in one course. */
    private static final class Left {
        private final Map<ChangeKind, Long> notApplied = new EnumMap<>(ChangeKind.class);
        private final Map<ChangeKind, Long> moved = new EnumMap<>(ChangeKind.class);

        void note(ChangeOutcome outcome) {
            var kind = outcome.change().kind();
            notApplied.merge(kind, 1L, Long::sum);
            if (outcome.result() == ChangeOutcome.Result.GROUND_MOVED) {
                moved.merge(kind, 1L, Long::sum);
            }
        }

        Map<ChangeKind, Long> counts(Map<ChangeKind, Long> planned) {
            var counts = new EnumMap<ChangeKind, Long>(ChangeKind.class);
            planned.forEach((kind, number) -> counts.put(kind, less(number, notApplied.getOrDefault(kind, 0L))));
            return counts;
        }

        PlanBase base(PlanBase planned) {
            return new PlanBase(
                    less(planned.enrolments(), movedOf(OF_ENROLMENTS)),
                    less(planned.accounts(), movedOf(OF_ACCOUNTS)),
                    less(planned.courses(), movedOf(OF_COURSES)));
        }

        long movedOf(Set<ChangeKind> kinds) {
            return kinds.stream()
                    .mapToLong(kind -> moved.getOrDefault(kind, 0L))
                    .sum();
        }
    }
}
