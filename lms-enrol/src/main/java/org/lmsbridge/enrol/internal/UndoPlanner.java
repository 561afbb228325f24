package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Journal;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.enrol.rule.UndoRules;
import org.lmsbridge.enrol.rule.WrittenEnrolment;

/** Plans the inverse of a run from its journal. Reads the state only. Thread-safe. */
public final class UndoPlanner {
    private static final int PAGE = 500;

    private static final Set<ChangeKind> REMEMBERED = Set.of(ChangeKind.COURSE_LINK, ChangeKind.ENROLMENT_LINK);

    private final SiteState state;

    /**
     * A planner.
     *
     * @param state the state of the site
     */
    public UndoPlanner(SiteState state) {
        this.state = state;
    }

    /**
     * Plans.
     *
     * @param runId the run
     * @return a plan that leads back
     */
    public ChangePlan plan(String runId) {
        if (state.runs().find(runId).isEmpty()) {
            throw new StateException("run %s is not kept; nothing can be undone of it".formatted(runId));
        }
        try (var plan = state.plans().create()) {
            var courses = new SegmentBuffer(plan, Segment.Phase.COURSES, "Courses");
            var enrolments = new SegmentBuffer(plan, Segment.Phase.ENROLMENTS, "Enrolments");
            // One inverse a subject and kind: of several changes of the same, the first knows what was there before.
            var seen = new HashSet<String>();
            long after = 0;
            List<Journal.Recorded> page;
            do {
                page = state.journal().changes(runId, after, PAGE);
                var applied = new ArrayList<Change>();
                page.stream()
                        .filter(recorded -> recorded.result() == ChangeOutcome.Result.APPLIED)
                        .map(Journal.Recorded::change)
                        .filter(change -> seen.add(change.kind() + " " + change.subject()))
                        .forEach(applied::add);
                applied.forEach(change -> add(change, courses, enrolments, plan));
                after = page.isEmpty() ? after : page.get(page.size() - 1).number();
            } while (page.size() == PAGE);
            courses.flush();
            enrolments.flush();
            plan.base(PlanBase.NONE);
            return plan.finish();
        }
    }

    private void add(Change done, SegmentBuffer courses, SegmentBuffer enrolments, PlanWriter plan) {
        if (done.course().isEmpty()) {
            UndoRules.course(done).ifPresentOrElse(courses::add, () -> report(done, plan));
        } else {
            UndoRules.enrolment(done, written(done)).ifPresentOrElse(enrolments::add, () -> report(done, plan));
        }
    }

    private Optional<WrittenEnrolment> written(Change done) {
        var course = Subjects.courseOf(done.subject());
        return Optional.ofNullable(
                        state.links().find(LinkKind.COURSE, "", List.of(course)).get(course))
                .filter(link -> link.lmsId().isPresent())
                .flatMap(link -> enrolment(done, link))
                .map(link -> WrittenEnrolment.parse(link.fingerprint()));
    }

    private Optional<Link> enrolment(Change done, Link course) {
        var contact = Subjects.contactOf(done.subject()).value();
        return Optional.ofNullable(state.links()
                .find(LinkKind.ENROLMENT, String.valueOf(course.lmsId().orElse(0)), List.of(contact))
                .get(contact));
    }

    private static void report(Change done, PlanWriter plan) {
        if (REMEMBERED.contains(done.kind())) {
            plan.add(Finding.info(
                    "not-undone", done.subject(), "\"" + done.kind().label() + "\" wrote nothing to the site"));
            return;
        }
        plan.add(Finding.warning(
                "not-undone",
                done.subject(),
                "\"" + done.kind().label() + "\" has no inverse that is known, or was changed again since",
                "Look at it in Moodle, and undo it there if it should be."));
    }
}
