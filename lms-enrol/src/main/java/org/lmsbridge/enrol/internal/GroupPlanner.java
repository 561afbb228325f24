package org.lmsbridge.enrol.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.rule.CourseGroups;
import org.lmsbridge.enrol.rule.Subjects;

/**
 * Plans the groups of courses and who is in them. What we put somebody into is remembered; groups and memberships of others
 * are left alone. For one plan and one thread.
 */
final class GroupPlanner {
    private final CourseGroups option;
    private final Links links;
    private final Map<BookingTarget, CourseGroups.Group> groups = new HashMap<>();

    GroupPlanner(CourseGroups option, Links links) {
        this.option = option;
        this.links = links;
    }

    void listed(CourseDate date) {
        option.of(date).ifPresent(group -> groups.put(date.id(), group));
    }

    /**
     * Plans one course.
     *
     * @param listed the bookings that the plan looks at
     * @param inside who is in the course, or will be: whether the plan enrols them, by contact
     */
    void plan(
            String course,
            Optional<Long> courseid,
            Collection<Registration> listed,
            Map<ContactId, Boolean> inside,
            SegmentBuffer segment) {
        if (option == CourseGroups.NONE) {
            return;
        }
        var wanted = new TreeMap<String, Set<String>>();
        var names = new TreeMap<String, String>();
        for (var registration : listed) {
            var group = groups.get(registration.target());
            if (group != null
                    && registration.status() == RegistrationStatus.REGISTERED
                    && inside.containsKey(registration.contact())) {
                names.put(group.key(), group.name());
                wanted.computeIfAbsent(group.key(), any -> new TreeSet<>())
                        .add(registration.contact().value());
            }
        }
        var there = new HashMap<String, Link>();
        courseid.ifPresent(
                id -> CourseState.list(links, LinkKind.GROUP, id).forEach(link -> there.put(link.recordsId(), link)));
        names.forEach((key, name) -> {
            if (!there.containsKey(key)) {
                segment.add(change(ChangeKind.GROUP_CREATE, course + "/group:" + key, key, Optional.of(name)));
            }
        });
        var all = new TreeSet<>(wanted.keySet());
        all.addAll(there.keySet());
        for (var key : all) {
            planMembers(
                    course,
                    key,
                    Optional.ofNullable(there.get(key)),
                    wanted.getOrDefault(key, Set.of()),
                    inside,
                    segment);
        }
    }

    private void planMembers(
            String course,
            String key,
            Optional<Link> group,
            Set<String> wanted,
            Map<ContactId, Boolean> inside,
            SegmentBuffer segment) {
        var members = new HashSet<String>();
        group.ifPresent(link -> CourseState.list(
                        links, LinkKind.MEMBERSHIP, link.lmsId().orElse(0))
                .forEach(member -> members.add(member.recordsId())));
        for (var contact : wanted) {
            // Whoever was unenrolled has lost the group too.
            if (!members.contains(contact) || inside.getOrDefault(new ContactId(contact), false)) {
                segment.add(change(ChangeKind.GROUP_JOIN, subject(course, contact), key, Optional.empty()));
            }
        }
        for (var contact : new TreeSet<>(members)) {
            if (!wanted.contains(contact) && inside.containsKey(new ContactId(contact))) {
                segment.add(change(ChangeKind.GROUP_LEAVE, subject(course, contact), key, Optional.empty()));
            }
        }
    }

    private static String subject(String course, String contact) {
        return Subjects.enrolment(course, new ContactId(contact));
    }

    private static Change change(ChangeKind kind, String subject, String key, Optional<String> name) {
        var values = new TreeMap<String, String>();
        values.put("group", key);
        name.ifPresent(text -> values.put("name", text));
        return new Change(kind, subject, new TreeMap<>(), values, List.of());
    }
}
