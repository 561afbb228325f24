package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.DesiredEnrolment;
import org.lmsbridge.enrol.rule.Expected;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.enrol.rule.WrittenEnrolment;
import org.lmsbridge.moodle.MoodleClient;

/**
 * Takes on enrolments that somebody else made, and moves enrolments of ours to the contact that has their user now; writes
 * nothing to the site. Thread-safe.
 */
public final class EnrolmentLinker implements ChangeHandler {
    private final Links links;
    private final Roster roster;

    /**
     * A linker.
     *
     * @param moodle the site
     * @param links the links
     */
    public EnrolmentLinker(MoodleClient moodle, Links links) {
        this.links = links;
        this.roster = new Roster(moodle);
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.ENROLMENT_LINK);
    }

    @Override
    public void recover() {}

    @Override
    public List<ChangeOutcome> apply(String runId, List<Change> changes) {
        var courses = links.find(
                LinkKind.COURSE,
                "",
                changes.stream()
                        .map(change -> Subjects.courseOf(change.subject()))
                        .collect(Collectors.toSet()));
        var rosters = new HashMap<String, Map<Long, Set<Long>>>();
        return changes.stream()
                .map(change -> {
                    var course = Optional.ofNullable(courses.get(Subjects.courseOf(change.subject())));
                    return change.expects().containsKey(Expected.CONTACT)
                            ? rekey(change, course)
                            : adopt(change, course, rosters);
                })
                .toList();
    }

    private ChangeOutcome adopt(Change change, Optional<Link> course, Map<String, Map<Long, Set<Long>>> rosters) {
        var contact = Subjects.contactOf(change.subject()).value();
        var account = links.find(LinkKind.ACCOUNT, "", List.of(contact)).get(contact);
        if (course.isEmpty()
                || course.get().lmsId().isEmpty()
                || account == null
                || account.lmsId().isEmpty()) {
            return Verdicts.skipped(change, "its course or the contact's account is not linked");
        }
        var parent = String.valueOf(course.get().lmsId().getAsLong());
        var there = rosters.computeIfAbsent(parent, id -> roster.rolesByUser(Long.parseLong(id)));
        var known = links.find(LinkKind.ENROLMENT, parent, List.of(contact)).get(contact);
        if (!there.containsKey(account.lmsId().getAsLong())
                || known != null && known.provenance() != Provenance.FOREIGN) {
            return Verdicts.groundMoved(change, "the contact has left the course, or the enrolment is ours by now");
        }
        var adopted = Link.builder()
                .kind(LinkKind.ENROLMENT)
                .parent(parent)
                .recordsId(contact)
                .lmsId(account.lmsId())
                .naturalKey(account.naturalKey())
                .provenance(Provenance.ADOPTED)
                .fingerprint(WrittenEnrolment.of(DesiredEnrolment.of(change.values()))
                        .text())
                .build();
        var all = new ArrayList<>(RegistrationLinks.free(links, registrations(change, adopted, contact)));
        all.add(adopted);
        links.save(all);
        return ChangeOutcome.applied(change);
    }

    private static List<Link> registrations(Change change, Link enrolment, String contact) {
        return change.because().stream()
                .map(id -> Link.builder()
                        .from(enrolment)
                        .kind(LinkKind.REGISTRATION)
                        .recordsId(id)
                        .naturalKey(contact)
                        .fingerprint("")
                        .build())
                .toList();
    }

    private ChangeOutcome rekey(Change change, Optional<Link> course) {
        var to = Subjects.contactOf(change.subject()).value();
        var from = change.expects().getOrDefault(Expected.CONTACT, to);
        var parent = course.map(link -> String.valueOf(link.lmsId().orElse(0))).orElse("0");
        var known = links.find(LinkKind.ENROLMENT, parent, List.of(from, to));
        var account = links.find(LinkKind.ACCOUNT, "", List.of(to)).get(to);
        var link = known.get(from);
        if (link == null
                || known.containsKey(to)
                || account == null
                || !account.lmsId().equals(link.lmsId())
                || !WrittenEnrolment.parse(link.fingerprint())
                        .text()
                        .equals(change.expects().get(Expected.WRITTEN))) {
            return Verdicts.groundMoved(change, "the enrolment, or the contact's user, is another by now");
        }
        var moved = new ArrayList<Link>();
        moved.add(Link.builder()
                .from(link)
                .recordsId(to)
                .naturalKey(account.naturalKey())
                .build());
        moved.addAll(registrations(change, link, to));
        links.save(moved);
        links.delete(List.of(link));
        return ChangeOutcome.applied(change);
    }
}
