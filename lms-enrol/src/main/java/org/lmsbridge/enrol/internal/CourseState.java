package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.rule.EnrolmentDiff.Actual;
import org.lmsbridge.enrol.rule.Ownership;
import org.lmsbridge.enrol.rule.Standing;
import org.lmsbridge.enrol.rule.WrittenEnrolment;

/**
 * What is known of a course: our enrolment links by contact, and the roles of everybody in it by user.
 *
 * @param courseid the course
 * @param links our links, by contact
 * @param participants roles, by user
 */
record CourseState(long courseid, Map<String, Link> links, Map<Long, Set<Long>> participants) {
    private static final int PAGE = 1_000;

    static CourseState none() {
        return new CourseState(0, Map.of(), Map.of());
    }

    static Map<String, Link> linksOf(Links links, long courseid) {
        var known = new HashMap<String, Link>();
        list(links, LinkKind.ENROLMENT, courseid).stream()
                .filter(link -> Ownership.follows(link.provenance()))
                .forEach(link -> known.put(link.recordsId(), link));
        return known;
    }

    /** What is known of the registrations that led somebody into a course: what each was booked on, as far as known. */
    static Map<ContactId, Map<RegistrationId, String>> registrationsOf(Links links, long courseid) {
        var known = new HashMap<ContactId, Map<RegistrationId, String>>();
        list(links, LinkKind.REGISTRATION, courseid)
                .forEach(link -> known.computeIfAbsent(new ContactId(link.naturalKey()), any -> new HashMap<>())
                        .put(new RegistrationId(link.recordsId()), link.fingerprint()));
        return known;
    }

    /** All links of one kind that lie within one thing of the site. */
    static List<Link> list(Links links, LinkKind kind, long parent) {
        var all = new ArrayList<Link>();
        List<Link> page;
        do {
            var after = all.isEmpty()
                    ? Optional.<String>empty()
                    : Optional.of(all.get(all.size() - 1).recordsId());
            page = links.list(kind, String.valueOf(parent), after, PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    Actual of(ContactId contact, long userId) {
        return new Actual(
                Optional.ofNullable(links.get(contact.value())), Optional.ofNullable(participants.get(userId)));
    }

    Actual of(Link link) {
        return new Actual(
                Optional.of(link),
                Optional.ofNullable(participants.get(link.lmsId().orElse(0))));
    }

    /** How many of ours may be in the course now. */
    long active() {
        // Most of a course have the same one.
        var byFingerprint =
                links.values().stream().collect(Collectors.groupingBy(Link::fingerprint, Collectors.counting()));
        return byFingerprint.entrySet().stream()
                .filter(entry ->
                        !WrittenEnrolment.parse(entry.getKey()).standing().keptOut())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    static boolean suspended(Link link) {
        return WrittenEnrolment.parse(link.fingerprint()).standing() == Standing.SUSPENDED;
    }
}
