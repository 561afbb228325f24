package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.event.CourseLinked;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseFields;
import org.lmsbridge.enrol.rule.Subjects;

/** Course links as changes speak of them; tells the other plugins of those that are new. Thread-safe. */
final class CourseLinks {
    private static final int PAGE = 1_000;

    private final Links links;
    private final Events events;

    CourseLinks(Links links, Events events) {
        this.links = links;
        this.events = events;
    }

    Map<String, Link> of(List<Change> changes) {
        return links.find(
                LinkKind.COURSE, "", changes.stream().map(Change::subject).toList());
    }

    void save(List<Link> changed) {
        var whole = changed.stream().filter(CourseLinks::whole).toList();
        var before = links.find(
                LinkKind.COURSE, "", whole.stream().map(Link::recordsId).toList());
        links.save(changed);
        announce(whole.stream()
                .filter(link -> !known(link, before.get(link.recordsId())))
                .toList());
    }

    /** A copy that has neither its idnumber nor its dates yet is announced once it has them. */
    private static boolean whole(Link link) {
        return !link.inDoubt()
                && link.lmsId().isPresent()
                && !link.fingerprint().equals(CourseDiff.UNFINISHED);
    }

    private static boolean known(Link link, @Nullable Link before) {
        return before != null && whole(before) && before.lmsId().equals(link.lmsId());
    }

    /** Tells of links that are stored and were not before. */
    void announce(List<Link> fresh) {
        fresh.stream()
                .filter(CourseLinks::whole)
                .forEach(link -> Subjects.targetOf(link.recordsId())
                        .ifPresent(target -> events.publish(
                                new CourseLinked(target, link.lmsId().orElseThrow(), link.provenance()))));
    }

    void delete(List<Link> gone) {
        links.delete(gone);
    }

    /** Forgets a course that was deleted, and everybody who was in it. */
    void forget(Link course, long id) {
        for (var kind : List.of(LinkKind.ENROLMENT, LinkKind.REGISTRATION, LinkKind.GROUP)) {
            List<Link> page;
            do {
                page = links.list(kind, String.valueOf(id), Optional.empty(), PAGE);
                links.delete(page);
            } while (page.size() == PAGE);
        }
        links.delete(List.of(course));
    }

    static List<Long> lmsIds(Map<String, Link> linked) {
        return linked.values().stream()
                .flatMapToLong(link -> link.lmsId().stream())
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The link of a course that is about to be asked for. */
    static Link doubtful(Change change) {
        return Link.builder()
                .kind(LinkKind.COURSE)
                .recordsId(change.subject())
                .naturalKey(change.value(CourseFields.IDNUMBER))
                .provenance(Provenance.CREATED)
                .inDoubt(true)
                .fingerprint(CourseCreation.fingerprint(change))
                .build();
    }

    static Link settled(Link link, long id, String fingerprint) {
        return Link.builder()
                .from(link)
                .lmsId(id)
                .inDoubt(false)
                .fingerprint(fingerprint)
                .build();
    }
}
