package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.DesiredEnrolment;
import org.lmsbridge.enrol.rule.Expected;
import org.lmsbridge.enrol.rule.Ownership;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.enrol.rule.WrittenEnrolment;

/** Finds out to which course and user each change refers, and whether it is still as the plan found it. Thread-safe. */
final class EnrolmentGround {
    private static final int COURSES = 25;

    private final Links links;
    private final Roster roster;

    EnrolmentGround(Links links, Roster roster) {
        this.links = links;
        this.roster = roster;
    }

    /** {@return those that can be written; the others have their outcome} */
    List<ResolvedEnrolment> firm(List<Change> changes, Map<Change, ChangeOutcome> outcomes) {
        var firm = new ArrayList<ResolvedEnrolment>();
        var resolved = resolve(changes, outcomes);
        var rosters = rosters(
                resolved.stream().map(ResolvedEnrolment::courseid).distinct().toList());
        for (var one : resolved) {
            var there = rosters.getOrDefault(one.courseid(), Map.of()).get(one.userid());
            var moved = moved(one, there != null);
            if (moved.isPresent()) {
                outcomes.put(one.change(), Verdicts.groundMoved(one.change(), moved.get()));
            } else {
                firm.add(one.with(there == null ? Set.of() : there));
            }
        }
        return firm;
    }

    /** In the same calls for several courses, which are few enough to hold what the site answers. */
    private Map<Long, Map<Long, Set<Long>>> rosters(List<Long> courseids) {
        var rosters = new HashMap<Long, Map<Long, Set<Long>>>();
        for (int from = 0; from < courseids.size(); from += COURSES) {
            roster.rolesByUser(courseids.subList(from, Math.min(from + COURSES, courseids.size())))
                    .forEach((courseid, answer) -> {
                        answer.reason().ifPresent(reason -> {
                            throw reason;
                        });
                        rosters.put(courseid, answer.roles());
                    });
        }
        return rosters;
    }

    private static Optional<String> moved(ResolvedEnrolment one, boolean enrolled) {
        var expects = one.change().expects();
        if (enrolled != Expected.YES.equals(expects.get(Expected.ENROLLED))) {
            return Optional.of(enrolled ? "the contact is in the course by now" : "the contact has left the course");
        }
        var written = expects.get(Expected.WRITTEN);
        return written == null || written.equals(one.before().text())
                ? Optional.empty()
                : Optional.of("another run wrote this enrolment meanwhile");
    }

    private List<ResolvedEnrolment> resolve(List<Change> changes, Map<Change, ChangeOutcome> outcomes) {
        var courses = links.find(
                LinkKind.COURSE,
                "",
                changes.stream()
                        .map(change -> Subjects.courseOf(change.subject()))
                        .distinct()
                        .toList());
        var contacts = contactsByCourse(changes);
        var accounts = links.find(
                LinkKind.ACCOUNT,
                "",
                contacts.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        var enrolments = new HashMap<String, Map<String, Link>>();
        var resolved = new ArrayList<ResolvedEnrolment>();
        for (var change : changes) {
            var contact = Subjects.contactOf(change.subject()).value();
            var subject = Subjects.courseOf(change.subject());
            var course = settled(courses.get(subject));
            if (course.isEmpty()) {
                outcomes.put(change, Verdicts.skipped(change, "its course is not there"));
                continue;
            }
            long courseid = course.get().lmsId().orElseThrow();
            var enrolment = enrolments
                    .computeIfAbsent(
                            subject,
                            any -> links.find(
                                    LinkKind.ENROLMENT,
                                    String.valueOf(courseid),
                                    contacts.getOrDefault(subject, Set.of())))
                    .get(contact);
            resolve(change, courseid, enrolment, accounts.get(contact), outcomes)
                    .ifPresent(resolved::add);
        }
        return resolved;
    }

    private static Map<String, Set<String>> contactsByCourse(List<Change> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        change -> Subjects.courseOf(change.subject()),
                        Collectors.mapping(
                                change -> Subjects.contactOf(change.subject()).value(), Collectors.toSet())));
    }

    /** A new enrolment is of the contact's account; any other of the user whom we enrolled, whoever has it now. */
    private static Optional<ResolvedEnrolment> resolve(
            Change change,
            long courseid,
            @Nullable Link enrolment,
            @Nullable Link account,
            Map<Change, ChangeOutcome> outcomes) {
        if (change.kind() == ChangeKind.ENROLMENT_CREATE) {
            var user = settled(account);
            if (user.isEmpty()) {
                outcomes.put(change, Verdicts.skipped(change, "the contact has no account"));
            }
            return user.map(link -> resolved(
                    change,
                    courseid,
                    link,
                    Provenance.CREATED,
                    WrittenEnrolment.of(DesiredEnrolment.of(change.values()))));
        }
        var ours = settled(enrolment).filter(link -> Ownership.follows(link.provenance()));
        if (ours.isEmpty()) {
            outcomes.put(change, Verdicts.groundMoved(change, "the enrolment is not ours any more"));
        }
        return ours.map(link ->
                resolved(change, courseid, link, link.provenance(), WrittenEnrolment.parse(link.fingerprint())));
    }

    private static ResolvedEnrolment resolved(
            Change change, long courseid, Link user, Provenance provenance, WrittenEnrolment before) {
        return new ResolvedEnrolment(
                change,
                courseid,
                user.lmsId().orElseThrow(),
                Subjects.contactOf(change.subject()),
                user.naturalKey(),
                provenance,
                before,
                Set.of(),
                new TreeMap<>());
    }

    private static Optional<Link> settled(@Nullable Link link) {
        return Optional.ofNullable(link)
                .filter(found -> !found.inDoubt() && found.lmsId().isPresent());
    }
}
