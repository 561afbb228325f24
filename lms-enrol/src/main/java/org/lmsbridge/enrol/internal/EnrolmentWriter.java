package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.model.RoleAssignment;

/** Writes enrolments, those of many courses in one call. Thread-safe. */
public final class EnrolmentWriter implements ChangeHandler {
    private final MoodleClient moodle;
    private final Links links;
    private final Doubts doubts;
    private final Roster roster;

    /**
     * A writer.
     *
     * @param moodle the site, telling the journal of every write
     * @param links the links
     * @param doubts what earlier runs left
     */
    public EnrolmentWriter(MoodleClient moodle, Links links, Doubts doubts) {
        this.moodle = moodle;
        this.links = links;
        this.doubts = doubts;
        this.roster = new Roster(moodle);
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.ENROLMENT_CREATE, ChangeKind.ENROLMENT_UPDATE);
    }

    @Override
    public void recover() {
        doubts.clearUp(LinkKind.ENROLMENT, this::made);
    }

    /** An enrolment in doubt is there if its user is in the course. */
    private List<Link> made(List<Link> inDoubt) {
        var rosters = new HashMap<String, Map<Long, Set<Long>>>();
        var made = new ArrayList<Link>();
        for (var link : inDoubt) {
            var users = rosters.computeIfAbsent(link.parent(), course -> roster.rolesByUser(Long.parseLong(course)));
            if (users.containsKey(link.lmsId().orElseThrow())) {
                made.add(Link.builder().from(link).inDoubt(false).build());
            }
        }
        return made;
    }

    @Override
    public List<ChangeOutcome> apply(String runId, List<Change> changes) {
        var outcomes = new LinkedHashMap<Change, ChangeOutcome>();
        var ready = onFirmGround(resolve(changes, outcomes), outcomes);
        links.save(ready.stream().map(ResolvedEnrolment::doubtful).toList());
        write(ready, outcomes);
        return changes.stream().map(outcomes::get).toList();
    }

    private List<ResolvedEnrolment> resolve(List<Change> changes, Map<Change, ChangeOutcome> outcomes) {
        var courses = links.find(
                LinkKind.COURSE,
                "",
                changes.stream()
                        .map(change -> Subjects.courseOf(change.subject()))
                        .distinct()
                        .toList());
        var accounts = links.find(
                LinkKind.ACCOUNT,
                "",
                changes.stream()
                        .map(change -> Subjects.contactOf(change.subject()).value())
                        .distinct()
                        .toList());
        var resolved = new ArrayList<ResolvedEnrolment>();
        for (var change : changes) {
            var contact = Subjects.contactOf(change.subject());
            var course = settled(courses.get(Subjects.courseOf(change.subject())));
            var account = settled(accounts.get(contact.value()));
            if (course.isEmpty() || account.isEmpty()) {
                outcomes.put(
                        change,
                        Verdicts.skipped(
                                change, course.isEmpty() ? "its course is not there" : "the contact has no account"));
            } else {
                resolved.add(new ResolvedEnrolment(
                        change,
                        course.get().lmsId().orElseThrow(),
                        account.get().lmsId().orElseThrow(),
                        contact,
                        account.get().naturalKey()));
            }
        }
        return resolved;
    }

    private static Optional<Link> settled(@Nullable Link link) {
        return Optional.ofNullable(link)
                .filter(found -> !found.inDoubt() && found.lmsId().isPresent());
    }

    private List<ResolvedEnrolment> onFirmGround(
            List<ResolvedEnrolment> resolved, Map<Change, ChangeOutcome> outcomes) {
        var rosters = new HashMap<Long, Map<Long, Set<Long>>>();
        var firm = new ArrayList<ResolvedEnrolment>();
        for (var one : resolved) {
            var enrolled =
                    rosters.computeIfAbsent(one.courseid(), roster::rolesByUser).containsKey(one.userid());
            if (enrolled == "yes".equals(one.change().expects().get("enrolled"))) {
                firm.add(one);
            } else {
                outcomes.put(
                        one.change(),
                        Verdicts.groundMoved(
                                one.change(),
                                enrolled ? "the contact is in the course by now" : "the contact has left the course"));
            }
        }
        return firm;
    }

    private void write(List<ResolvedEnrolment> ready, Map<Change, ChangeOutcome> outcomes) {
        var verdicts = moodle.enrolments()
                .enrol(ready.stream().map(ResolvedEnrolment::enrolment).toList())
                .outcomes();
        var enrolled = new ArrayList<ResolvedEnrolment>();
        var notEnrolled = new ArrayList<ResolvedEnrolment>();
        for (int i = 0; i < ready.size(); i++) {
            var one = ready.get(i);
            var outcome = Verdicts.outcome(one.change(), verdicts.get(i).verdict());
            outcomes.put(one.change(), outcome);
            if (outcome.result() == Result.APPLIED) {
                enrolled.add(one);
            } else if (outcome.result() != Result.IN_DOUBT) {
                notEnrolled.add(one);
            }
        }
        forget(notEnrolled);
        assignFurtherRoles(enrolled, outcomes);
        links.save(enrolled.stream()
                .map(one -> applied(one, outcomes) ? one.link() : one.unfinished())
                .toList());
    }

    /** A new enrolment that was not made leaves no link; one that was to be updated is still there. */
    private void forget(List<ResolvedEnrolment> notEnrolled) {
        links.delete(notEnrolled.stream()
                .filter(one -> one.change().kind() == ChangeKind.ENROLMENT_CREATE)
                .map(ResolvedEnrolment::doubtful)
                .toList());
        links.save(notEnrolled.stream()
                .filter(one -> one.change().kind() == ChangeKind.ENROLMENT_UPDATE)
                .map(ResolvedEnrolment::unfinished)
                .toList());
    }

    private void assignFurtherRoles(List<ResolvedEnrolment> enrolled, Map<Change, ChangeOutcome> outcomes) {
        var assignments = new ArrayList<RoleAssignment>();
        enrolled.forEach(one -> assignments.addAll(one.furtherRoles()));
        if (assignments.isEmpty()) {
            return;
        }
        var verdicts = moodle.roles().assign(assignments).outcomes().iterator();
        for (var one : enrolled) {
            one.furtherRoles().forEach(role -> {
                var outcome = Verdicts.outcome(one.change(), verdicts.next().verdict());
                outcomes.merge(
                        one.change(), outcome, (before, after) -> before.result() == Result.APPLIED ? after : before);
            });
        }
    }

    private static boolean applied(ResolvedEnrolment one, Map<Change, ChangeOutcome> outcomes) {
        var outcome = outcomes.get(one.change());
        return outcome != null && outcome.result() == Result.APPLIED;
    }
}
