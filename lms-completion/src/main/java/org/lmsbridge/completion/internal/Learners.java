package org.lmsbridge.completion.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    /** A page of course links. */
    List<Link> courses(Optional<String> after, int limit) {
        return links.list(LinkKind.COURSE, "", after, limit);
    }

    List<Link> coursesOf(long courseid) {
        return links.findByLmsId(LinkKind.COURSE, List.of(courseid)).getOrDefault(courseid, List.of());
    }

    List<Learner> of(Link course) {
        if (course.lmsId().isEmpty()) {
            return List.of();
        }
        long courseid = course.lmsId().getAsLong();
        return target(course.recordsId())
                .map(target -> withAccounts(booked(target), courseid))
                .orElseGet(() -> ledInto(courseid));
    }

    /**
     * Learners of a course that is linked with nothing bookable, such as one for a whole category: the bookings are known
     * that led there. Where what they are booked on has a course of its own by now, its own link tells of them.
     */
    private List<Learner> ledInto(long courseid) {
        var led = bookedOnBefore(courseid);
        var learners = new ArrayList<Learner>();
        var asked = new HashSet<BookingTarget>();
        var seen = new HashSet<RegistrationId>();
        for (var each : led.entrySet()) {
            target(each.getValue())
                    .or(() -> seen.contains(each.getKey()) ? Optional.empty() : bookedOnNow(each.getKey()))
                    .filter(target -> asked.add(target) && !hasItsOwnCourse(target))
                    .ifPresent(target -> {
                        var booked = booked(target);
                        booked.forEach(one -> seen.add(one.id()));
                        learners.addAll(withAccounts(
                                booked.stream()
                                        .filter(one -> led.containsKey(one.id()))
                                        .toList(),
                                courseid));
                    });
        }
        return learners;
    }

    /**
     * What each registration was booked on that led into a course, the ones last of which nothing but the id is remembered,
     * as of a fresh enrolment until the next plan: most of these are on the lists of the others' targets.
     */
    private Map<RegistrationId, String> bookedOnBefore(long courseid) {
        var known = new LinkedHashMap<RegistrationId, String>();
        var unknown = new LinkedHashMap<RegistrationId, String>();
        Optional<String> after = Optional.empty();
        while (true) {
            var page = links.list(LinkKind.REGISTRATION, String.valueOf(courseid), after, PAGE);
            page.forEach(link -> (link.fingerprint().isEmpty() ? unknown : known)
                    .put(new RegistrationId(link.recordsId()), link.fingerprint()));
            if (page.size() < PAGE) {
                known.putAll(unknown);
                return known;
            }
            after = Optional.of(page.get(page.size() - 1).recordsId());
        }
    }

    private Optional<BookingTarget> bookedOnNow(RegistrationId id) {
        return registrations.byId(id).value().map(Registration::target);
    }

    private boolean hasItsOwnCourse(BookingTarget target) {
        var subject = subject(target);
        return links.find(LinkKind.COURSE, "", List.of(subject)).containsKey(subject);
    }

    private List<Registration> booked(BookingTarget target) {
        var booked = new ArrayList<Registration>();
        Optional<RegistrationId> after = Optional.empty();
        while (true) {
            var page = registrations.of(target, after, PAGE);
            booked.addAll(page.items());
            if (page.last() || page.items().isEmpty()) {
                return booked;
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
