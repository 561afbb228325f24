package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.model.Group;
import org.lmsbridge.moodle.model.GroupMember;
import org.lmsbridge.moodle.model.NewGroup;

/**
 * Writes groups and memberships. A group of ours carries its key as {@code idnumber}, by which it is found again after a
 * crash; putting somebody into a group, or taking out, may be repeated without harm. Thread-safe.
 */
final class GroupWriter {
    static final Set<ChangeKind> KINDS = Set.of(ChangeKind.GROUP_CREATE, ChangeKind.GROUP_JOIN, ChangeKind.GROUP_LEAVE);

    private final MoodleClient moodle;
    private final Links links;

    GroupWriter(MoodleClient moodle, Links links) {
        this.moodle = moodle;
        this.links = links;
    }

    void apply(List<Change> changes, Map<Change, ChangeOutcome> outcomes) {
        var courses = links.find(
                LinkKind.COURSE,
                "",
                changes.stream()
                        .map(change -> change.course().orElseThrow())
                        .distinct()
                        .toList());
        create(of(changes, ChangeKind.GROUP_CREATE), courses, outcomes);
        members(of(changes, ChangeKind.GROUP_JOIN), courses, outcomes);
        members(of(changes, ChangeKind.GROUP_LEAVE), courses, outcomes);
    }

    private static List<Change> of(List<Change> changes, ChangeKind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    private static Optional<Long> courseid(Change change, Map<String, Link> courses) {
        return Optional.ofNullable(courses.get(change.course().orElseThrow()))
                .filter(link -> !link.inDoubt() && link.lmsId().isPresent())
                .map(link -> link.lmsId().getAsLong());
    }

    private void create(List<Change> changes, Map<String, Link> courses, Map<Change, ChangeOutcome> outcomes) {
        var there = new HashMap<Long, List<Group>>();
        var pending = new LinkedHashMap<Change, Long>();
        for (var change : changes) {
            var courseid = courseid(change, courses);
            if (courseid.isEmpty()) {
                outcomes.put(change, Verdicts.skipped(change, "its course is not there"));
                continue;
            }
            var groups =
                    there.computeIfAbsent(courseid.get(), id -> moodle.groups().ofCourse(id));
            var ours = groups.stream()
                    .filter(group -> group.idnumber()
                            .filter(change.value("group")::equals)
                            .isPresent())
                    .findFirst();
            if (ours.isPresent()) {
                links.save(List.of(link(change, courseid.get(), ours.get().id())));
                outcomes.put(change, ChangeOutcome.applied(change));
            } else if (groups.stream().anyMatch(group -> group.name().equals(change.value("name")))) {
                outcomes.put(change, foreign(change));
            } else {
                pending.put(change, courseid.get());
            }
        }
        make(pending, outcomes);
    }

    private void make(Map<Change, Long> pending, Map<Change, ChangeOutcome> outcomes) {
        if (pending.isEmpty()) {
            return;
        }
        var result = moodle.groups()
                .create(pending.entrySet().stream()
                        .map(entry -> NewGroup.builder()
                                .courseid(entry.getValue())
                                .name(entry.getKey().value("name"))
                                .idnumber(entry.getKey().value("group"))
                                .build())
                        .toList());
        var verdicts = result.outcomes().iterator();
        var made = new ArrayList<Link>();
        pending.forEach((change, courseid) -> {
            var verdict = verdicts.next().verdict();
            outcomes.put(change, Verdicts.outcome(change, verdict));
            BulkResult.value(verdict).ifPresent(id -> made.add(link(change, courseid, id)));
        });
        links.save(made);
    }

    private void members(List<Change> changes, Map<String, Link> courses, Map<Change, ChangeOutcome> outcomes) {
        var memberships = new LinkedHashMap<Change, Link>();
        for (var change : changes) {
            membership(change, courses)
                    .ifPresentOrElse(
                            link -> memberships.put(change, link),
                            () -> outcomes.put(
                                    change, Verdicts.skipped(change, "the group or the enrolment is not there")));
        }
        if (memberships.isEmpty()) {
            return;
        }
        var members = memberships.values().stream()
                .map(link -> GroupMember.builder()
                        .groupid(Long.parseLong(link.parent()))
                        .userid(link.lmsId().orElseThrow())
                        .build())
                .toList();
        var joining = changes.get(0).kind() == ChangeKind.GROUP_JOIN;
        var verdicts = (joining
                        ? moodle.groups().addMembers(members)
                        : moodle.groups().removeMembers(members))
                .outcomes()
                .iterator();
        var written = new ArrayList<Link>();
        memberships.forEach((change, link) -> {
            var outcome = Verdicts.outcome(change, verdicts.next().verdict());
            outcomes.put(change, outcome);
            if (outcome.result() == Result.APPLIED) {
                written.add(link);
            }
        });
        if (joining) {
            links.save(written);
        } else {
            links.delete(written);
        }
    }

    private Optional<Link> membership(Change change, Map<String, Link> courses) {
        var contact = Subjects.contactOf(change.subject()).value();
        return courseid(change, courses).flatMap(courseid -> {
            var parent = String.valueOf(courseid);
            var key = change.value("group");
            var group = links.find(LinkKind.GROUP, parent, List.of(key)).get(key);
            var enrolment =
                    links.find(LinkKind.ENROLMENT, parent, List.of(contact)).get(contact);
            return group == null || enrolment == null || enrolment.inDoubt()
                    ? Optional.empty()
                    : Optional.of(Link.builder()
                            .from(enrolment)
                            .kind(LinkKind.MEMBERSHIP)
                            .parent(String.valueOf(group.lmsId().orElse(0)))
                            .fingerprint("")
                            .build());
        });
    }

    /** Moodle takes somebody who leaves a course out of its groups. */
    List<Link> membershipsOf(ResolvedEnrolment leaving) {
        var contact = leaving.contact().value();
        return CourseState.list(links, LinkKind.GROUP, leaving.courseid()).stream()
                .flatMap(
                        group -> links
                                .find(
                                        LinkKind.MEMBERSHIP,
                                        String.valueOf(group.lmsId().orElse(0)),
                                        List.of(contact))
                                .values()
                                .stream())
                .toList();
    }

    private static Link link(Change change, long courseid, long groupid) {
        return Link.builder()
                .kind(LinkKind.GROUP)
                .parent(String.valueOf(courseid))
                .recordsId(change.value("group"))
                .lmsId(groupid)
                .naturalKey(change.value("name"))
                .provenance(Provenance.CREATED)
                .build();
    }

    private static ChangeOutcome foreign(Change change) {
        return ChangeOutcome.not(
                change,
                Result.GROUND_MOVED,
                Finding.warning(
                        "group-foreign",
                        change.subject(),
                        "the course has a group \"" + change.value("name") + "\" that is not ours; left alone",
                        "Give that group another name, or the idnumber " + change.value("group")
                                + ", by which it becomes ours."));
    }
}
