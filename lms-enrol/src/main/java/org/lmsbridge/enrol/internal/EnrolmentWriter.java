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
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.DesiredEnrolment;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.model.Enrolment;

/** Writes enrolments, those of many courses in one call. Thread-safe. */
public final class EnrolmentWriter implements ChangeHandler {
    private static final int DOUBTS = 500;

    private final MoodleClient moodle;
    private final Links links;
    private final Roster roster;

    /**
     * A writer.
     *
     * @param moodle the site, telling the journal of every write
     * @param links the links
     */
    public EnrolmentWriter(MoodleClient moodle, Links links) {
        this.moodle = moodle;
        this.links = links;
        this.roster = new Roster(moodle);
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.ENROLMENT_CREATE, ChangeKind.ENROLMENT_UPDATE);
    }

    @Override
    public void recover() {
        List<Link> doubts;
        do {
            doubts = links.inDoubt(LinkKind.ENROLMENT, DOUBTS);
            settle(doubts);
        } while (doubts.size() == DOUBTS);
    }

    private void settle(List<Link> doubts) {
        var rosters = new HashMap<String, Map<Long, Set<Long>>>();
        var made = new ArrayList<Link>();
        var gone = new ArrayList<Link>();
        for (var link : doubts) {
            var roles = rosters.computeIfAbsent(link.parent(), course -> roster.rolesByUser(Long.parseLong(course)))
                    .get(link.lmsId().orElseThrow());
            if (roles == null) {
                gone.add(link);
            } else {
                made.add(Link.builder().from(link).inDoubt(false).build());
            }
        }
        links.save(made);
        links.delete(gone);
    }

    @Override
    public List<ChangeOutcome> apply(String runId, List<Change> changes) {
        var outcomes = new LinkedHashMap<Change, ChangeOutcome>();
        var ready = onFirmGround(resolve(changes, outcomes), outcomes);
        links.save(ready.stream().map(Resolved::doubtful).toList());
        write(ready, outcomes);
        return changes.stream().map(outcomes::get).toList();
    }

    /** A change with the numbers of the course and the user that it refers to. */
    private record Resolved(Change change, long courseid, long userid, ContactId contact, String username) {
        DesiredEnrolment enrolment() {
            return DesiredEnrolment.of(change.values());
        }

        Link link() {
            return Link.builder()
                    .kind(LinkKind.ENROLMENT)
                    .parent(String.valueOf(courseid))
                    .recordsId(contact.value())
                    .lmsId(userid)
                    .naturalKey(username)
                    .provenance(Provenance.CREATED)
                    .fingerprint(enrolment().fingerprint())
                    .build();
        }

        /**
         * Whether a new enrolment arrived can be seen in the course; of an update only that somebody is in it. So an
         * update in doubt is remembered without a fingerprint, and planned again.
         */
        Link doubtful() {
            var link = Link.builder().from(link()).inDoubt(true);
            return change.kind() == ChangeKind.ENROLMENT_CREATE
                    ? link.build()
                    : link.fingerprint("").build();
        }

        List<Enrolment> records() {
            var wanted = enrolment();
            return wanted.roles().stream()
                    .map(role -> Enrolment.builder()
                            .courseid(courseid)
                            .userid(userid)
                            .roleid(role)
                            .timestart(wanted.from())
                            .timeend(wanted.until())
                            .suspended(false)
                            .build())
                    .toList();
        }
    }

    private List<Resolved> resolve(List<Change> changes, Map<Change, ChangeOutcome> outcomes) {
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
        var resolved = new ArrayList<Resolved>();
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
                resolved.add(new Resolved(
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

    private List<Resolved> onFirmGround(List<Resolved> resolved, Map<Change, ChangeOutcome> outcomes) {
        var rosters = new HashMap<Long, Map<Long, Set<Long>>>();
        var firm = new ArrayList<Resolved>();
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

    private void write(List<Resolved> ready, Map<Change, ChangeOutcome> outcomes) {
        var records = new ArrayList<Enrolment>();
        ready.forEach(one -> records.addAll(one.records()));
        var verdicts = moodle.enrolments().enrol(records).outcomes().iterator();
        var written = new ArrayList<Link>();
        var notWritten = new ArrayList<Link>();
        for (var one : ready) {
            var outcome = worst(
                    one,
                    one.records().stream()
                            .map(record -> verdicts.next().verdict())
                            .toList());
            outcomes.put(one.change(), outcome);
            if (outcome.result() == Result.APPLIED) {
                written.add(one.link());
            } else if (outcome.result() != Result.IN_DOUBT) {
                notWritten.add(one.doubtful());
            }
        }
        links.save(written);
        forget(notWritten);
    }

    /** An enrolment in two roles is two records; it is written when both are. */
    private static ChangeOutcome worst(Resolved one, List<? extends Verdict<?>> verdicts) {
        var outcomes = verdicts.stream()
                .map(verdict -> Verdicts.outcome(one.change(), verdict))
                .toList();
        return outcomes.stream()
                .filter(outcome -> outcome.result() == Result.IN_DOUBT)
                .findFirst()
                .or(() -> outcomes.stream()
                        .filter(outcome -> outcome.result() != Result.APPLIED)
                        .findFirst())
                .orElseGet(() -> ChangeOutcome.applied(one.change()));
    }

    /** A new enrolment that was not made leaves no link; one that was to be updated is still there, as it was. */
    private void forget(List<Link> notWritten) {
        links.delete(notWritten.stream()
                .filter(link -> !link.fingerprint().isEmpty())
                .toList());
        links.save(notWritten.stream()
                .filter(link -> link.fingerprint().isEmpty())
                .map(link -> Link.builder().from(link).inDoubt(false).build())
                .toList());
    }
}
