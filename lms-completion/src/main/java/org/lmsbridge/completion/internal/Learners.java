package org.lmsbridge.completion.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;

/** Who learns where: registrations of linked courses, whose contacts have a linked account. */
final class Learners {
    private static final int PAGE = 1000;
    private static final String DATE = "course-date:";
    private static final String MASTER = "course-master:";
    private final Links links;
    private final Registrations registrations;

    Learners(Links links, Registrations registrations) {
        this.links = links;
        this.registrations = registrations;
    }

    /** A page of course links, those that lead to a course and to something that can be booked. */
    List<Link> courses(Optional<String> after, int limit) {
        return links.list(LinkKind.COURSE, "", after, limit);
    }

    List<Link> coursesOf(long courseid) {
        return links.findByLmsId(LinkKind.COURSE, List.of(courseid)).getOrDefault(courseid, List.of());
    }

    List<Learner> of(Link course) {
        var target = target(course.recordsId());
        if (course.lmsId().isEmpty() || target.isEmpty()) {
            return List.of();
        }
        var learners = new ArrayList<Learner>();
        Optional<RegistrationId> after = Optional.empty();
        while (true) {
            var page = registrations.of(target.get(), after, PAGE);
            learners.addAll(withAccounts(page.items(), course.lmsId().getAsLong()));
            if (page.last() || page.items().isEmpty()) {
                return learners;
            }
            after = Optional.of(page.items().get(page.items().size() - 1).id());
        }
    }

    /**
     * Those whom a booking led into the course, however it stands by now, but for bookings that are gone or lead somewhere
     * else: a step for one of these would be taken for the other course.
     */
    List<Learner> remembered(long courseid, Collection<Long> userids) {
        var leadingHere = coursesOf(courseid).stream().map(Link::recordsId).collect(Collectors.toSet());
        return links.findByLmsId(LinkKind.REGISTRATION, userids).entrySet().stream()
                .flatMap(user -> user.getValue().stream()
                        .filter(link -> link.parent().equals(String.valueOf(courseid)))
                        .flatMap(link -> registrations
                                .byId(new RegistrationId(link.recordsId()))
                                .value()
                                .filter(each -> each.role() == CourseRole.STUDENT && leads(each, link, leadingHere))
                                .stream())
                        .map(each -> new Learner(each, courseid, user.getKey())))
                .toList();
    }

    private static boolean leads(Registration booked, Link link, Set<String> leadingHere) {
        var target = subject(booked.target());
        boolean forNothingBookable =
                leadingHere.stream().allMatch(id -> target(id).isEmpty());
        return leadingHere.contains(target)
                || link.fingerprint().equals(target)
                || link.fingerprint().isEmpty() && forNothingBookable;
    }

    private List<Learner> withAccounts(List<Registration> booked, long courseid) {
        var learning = booked.stream()
                .filter(each -> each.role() == CourseRole.STUDENT && each.status() == RegistrationStatus.REGISTERED)
                .toList();
        var accounts = accounts(learning);
        return learning.stream()
                .flatMap(each -> accounts.getOrDefault(account(each), OptionalLong.empty()).stream()
                        .mapToObj(userid -> new Learner(each, courseid, userid)))
                .toList();
    }

    private Map<String, OptionalLong> accounts(List<Registration> learning) {
        var accounts = new HashMap<String, OptionalLong>();
        links.find(
                        LinkKind.ACCOUNT,
                        "",
                        learning.stream().map(Learners::account).distinct().toList())
                .forEach((id, link) -> accounts.put(id, link.inDoubt() ? OptionalLong.empty() : link.lmsId()));
        return accounts;
    }

    private static String account(Registration registration) {
        return registration.contact().value();
    }

    private static String subject(BookingTarget target) {
        return (target instanceof CourseDateId ? DATE : MASTER) + target;
    }

    private static Optional<BookingTarget> target(String subject) {
        if (subject.startsWith(DATE)) {
            return Optional.of(new CourseDateId(subject.substring(DATE.length())));
        }
        return subject.startsWith(MASTER)
                ? Optional.of(new CourseMasterId(subject.substring(MASTER.length())))
                : Optional.empty();
    }
}
