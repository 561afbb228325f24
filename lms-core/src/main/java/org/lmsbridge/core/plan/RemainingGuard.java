package org.lmsbridge.core.plan;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.PlanShare;

/**
 * Holds what is left of a plan to the guards once changes were not applied. What is no longer in the site as the plan
 * found it is taken off the base: a removal of every tenth becomes one of every second where most people have gone
 * meanwhile. What was applied counts with what is left. Where several hosts share the plan, what any of them found counts
 * for all, from their next batch on. For one thread.
 */
final class RemainingGuard {
    private static final String IN_NO_COURSE = "";

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
    private final Optional<PlanShare> share;
    private final Map<String, Left> own = new HashMap<>();
    private List<Tripped> tripped = List.of();
    private long movedSoFar;

    private RemainingGuard(Guards guards, ChangePlan plan, Optional<PlanShare> share) {
        this.guards = guards;
        this.plan = plan;
        this.share = share;
    }

    /**
     * For a plan that no guard stopped.
     *
     * @param share where the plan's runs tell each other what they could not apply
     */
    static RemainingGuard of(Guards guards, ChangePlan plan, PlanShare share) {
        return new RemainingGuard(guards, plan, Optional.of(share));
    }

    /** For a plan that was approved: whatever is left of it was approved too. */
    static RemainingGuard none(ChangePlan plan) {
        return new RemainingGuard(new Guards(List.of(), List.of(), Duration.ofDays(1)), plan, Optional.empty());
    }

    /** Learns how changes ended, and tells the plan's other runs. */
    void note(List<ChangeOutcome> outcomes) {
        var touched = new LinkedHashSet<String>();
        for (var outcome : outcomes) {
            if (outcome.result() != ChangeOutcome.Result.APPLIED) {
                var course = outcome.change().course().orElse(IN_NO_COURSE);
                own.computeIfAbsent(course, any -> new Left()).note(outcome);
                touched.add(course);
            }
        }
        if (!touched.isEmpty()) {
            share.ifPresent(all -> all.saveLeft(touched.stream()
                    .flatMap(course ->
                            Optional.ofNullable(own.get(course)).orElseThrow().rows(course))
                    .toList()));
        }
    }

    /**
     * Leaves out what adds to that of which there is too much by now; the rest may go on. Asks the guards again where
     * the ground of a change had moved, in this run or another.
     */
    Sifted split(List<Change> changes) {
        share.ifPresent(this::checkAgain);
        return Sifted.of(changes, this::objection);
    }

    private void checkAgain(PlanShare all) {
        long moved = all.moved();
        if (moved != movedSoFar) {
            tripped = check(all.left());
            movedSoFar = moved;
        }
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

    private List<Tripped> check(List<PlanShare.Left> rows) {
        var site = new Left();
        var courses = new HashMap<String, Left>();
        for (var row : rows) {
            site.add(row);
            courses.computeIfAbsent(row.course(), any -> new Left()).add(row);
        }
        var header = plan.header();
        try (var tallies = plan.courses()) {
            return guards.check(
                    site.counts(header.counts()),
                    site.base(header.base()),
                    tallies.map(tally -> withoutNotApplied(tally, courses.getOrDefault(tally.course(), new Left()))));
        }
    }

    private static CourseTally withoutNotApplied(CourseTally tally, Left left) {
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

        void add(PlanShare.Left row) {
            notApplied.merge(row.kind(), row.notApplied(), Long::sum);
            moved.merge(row.kind(), row.moved(), Long::sum);
        }

        Stream<PlanShare.Left> rows(String course) {
            return notApplied.entrySet().stream()
                    .map(entry -> new PlanShare.Left(
                            course, entry.getKey(), entry.getValue(), moved.getOrDefault(entry.getKey(), 0L)));
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
