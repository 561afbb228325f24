package org.lmsbridge.enrol.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.Scope;

/**
 * The part of the records that a plan looks at.
 *
 * @param everything whether it is all of them
 * @param bookings the bookings
 * @param ours subjects of courses in which somebody whom the plan is about was enrolled by us
 */
record Selection(boolean everything, Bookings bookings, Set<String> ours) {
    static Selection of(Scope scope, RecordsReader records, Links links) {
        return scope.everything()
                ? new Selection(true, Bookings.all(records), Set.of())
                : new Selection(
                        false,
                        Bookings.some(records, scope.targets(), scope.contacts()),
                        coursesOf(scope.contacts(), links));
    }

    private static Set<String> coursesOf(Set<ContactId> contacts, Links links) {
        var ids = contacts.stream().map(ContactId::value).toList();
        var users = links.find(LinkKind.ACCOUNT, "", ids).values().stream()
                .flatMapToLong(link -> link.lmsId().stream())
                .boxed()
                .toList();
        var courses = links.findByLmsId(LinkKind.ENROLMENT, users).values().stream()
                .flatMap(List::stream)
                .map(link -> Long.valueOf(link.parent()))
                .collect(Collectors.toSet());
        return links.findByLmsId(LinkKind.COURSE, courses).values().stream()
                .flatMap(List::stream)
                .map(Link::recordsId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    boolean concerns(String subject, Collection<? extends BookingTarget> targets) {
        return bookings.concerns(targets, ours.contains(subject));
    }

    boolean concerns(PlacedCourse course) {
        return concerns(course.subject(), course.withdrawn());
    }
}
