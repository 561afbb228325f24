package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.lmsbridge.enrol.rule.Expected;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.enrol.rule.WrittenEnrolment;

/** Moves enrolments of ours to the contact that has their user now; writes nothing to the site. Thread-safe. */
public final class EnrolmentLinker implements ChangeHandler {
    private final Links links;

    /**
     * A linker.
     *
     * @param links the links
     */
    public EnrolmentLinker(Links links) {
        this.links = links;
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
        var outcomes = new LinkedHashMap<Change, ChangeOutcome>();
        for (var change : changes) {
            var course = Optional.ofNullable(courses.get(Subjects.courseOf(change.subject())));
            outcomes.put(change, rekey(change, course));
        }
        return changes.stream().map(outcomes::get).toList();
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
        change.because()
                .forEach(id -> moved.add(Link.builder()
                        .from(link)
                        .kind(LinkKind.REGISTRATION)
                        .recordsId(id)
                        .naturalKey(to)
                        .fingerprint("")
                        .build()));
        links.save(moved);
        links.delete(List.of(link));
        return ChangeOutcome.applied(change);
    }
}
