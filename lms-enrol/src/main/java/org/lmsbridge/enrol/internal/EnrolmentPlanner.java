package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.rule.EnrolmentDiff;
import org.lmsbridge.enrol.rule.EnrolmentDiff.Actual;
import org.lmsbridge.enrol.rule.Fold;
import org.lmsbridge.enrol.rule.Fold.Folded;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.moodle.error.AccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans who is in which Moodle course, and the accounts that they need. For one plan and one thread. */
final class EnrolmentPlanner {
    /** How many contacts are looked at together: their links and look-ups fill packed calls. */
    private static final int CHUNK = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentPlanner.class);

    private final RecordsReader records;
    private final Bookings bookings;
    private final Roster roster;
    private final Links links;
    private final AccountProvisioning accounts;
    private final Fold fold;
    private final RemovalPlanner removals;
    private final GroupPlanner groups;
    private final PlanWriter plan;
    private final SegmentBuffer accountSegment;
    private final boolean adoption;
    private long ours;

    EnrolmentPlanner(
            RecordsReader records,
            Bookings bookings,
            Roster roster,
            Links links,
            AccountProvisioning accounts,
            Fold fold,
            RemovalPlanner removals,
            GroupPlanner groups,
            PlanWriter plan,
            SegmentBuffer accountSegment,
            boolean adoption) {
        this.records = records;
        this.bookings = bookings;
        this.roster = roster;
        this.links = links;
        this.accounts = accounts;
        this.fold = fold;
        this.removals = removals;
        this.groups = groups;
        this.plan = plan;
        this.accountSegment = accountSegment;
        this.adoption = adoption;
    }

    /** {@return how many active enrolments of ours the courses have that were planned until now} */
    long ours() {
        return ours;
    }

    /**
     * Plans some courses, with the look-ups of all in the same calls. Where the records cannot be read for one, the others
     * go on.
     */
    void plan(List<PlacedCourse> courses) {
        var readable = new ArrayList<OneCourse>();
        for (var course : courses) {
            guarded(course, () -> readable.add(new OneCourse(course)));
        }
        var rosters = roster.rolesByUser(readable.stream()
                .filter(OneCourse::asks)
                .map(one -> one.course.lmsId().orElseThrow())
                .toList());
        var people = new LinkedHashSet<ContactId>();
        readable.removeIf(one -> !one.enter(rosters));
        readable.forEach(one -> people.addAll(one.folded.keySet()));
        try {
            var decided = decide(List.copyOf(people));
            readable.forEach(one -> guarded(one.course, () -> one.plan(decided)));
        } catch (RecordsUnavailableException e) {
            readable.forEach(one -> unavailable(one.course, e));
        } catch (AccessException e) {
            // Nobody is made or enrolled whom the site may have already; courses are planned all the same.
            readable.forEach(one -> plan.add(unreadableAccounts(one.course, e)));
        }
    }

    private static Finding unreadableAccounts(PlacedCourse course, AccessException e) {
        return Finding.warning("accounts-unreadable", course.subject(), String.valueOf(e.getMessage()), e.remedy());
    }

    private void guarded(PlacedCourse course, Runnable work) {
        try {
            work.run();
        } catch (RecordsUnavailableException e) {
            unavailable(course, e);
        }
    }

    private void unavailable(PlacedCourse course, RecordsUnavailableException e) {
        LOG.warn("records unavailable course={} reason={}", course.subject(), e.getMessage());
        plan.add(Finding.error(
                "registrations-unavailable",
                course.subject(),
                String.valueOf(e.getMessage()),
                "Mend the records; until then nobody's enrolment in this course is changed."));
    }

    /** A contact and what becomes of its account. */
    private record Person(Contact contact, AccountProvisioning.Decision decision) {}

    /** Those whom the records do not deliver are missing in the answer. */
    private Map<ContactId, Person> decide(List<ContactId> people) {
        var decided = new HashMap<ContactId, Person>();
        for (int from = 0; from < people.size(); from += CHUNK) {
            var chunk = people.subList(from, Math.min(from + CHUNK, people.size()));
            var found = records.contacts(chunk);
            var contacts = chunk.stream()
                    .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                    .toList();
            var decisions = accounts.decide(contacts, plan);
            for (int i = 0; i < decisions.size(); i++) {
                var decision = decisions.get(i);
                if (decision instanceof AccountProvisioning.Planned planned) {
                    planned.changes().forEach(accountSegment::add);
                }
                decided.put(contacts.get(i).id(), new Person(contacts.get(i), decision));
            }
        }
        return decided;
    }

    /** One course while it is planned. */
    private final class OneCourse {
        private final PlacedCourse course;
        private final Bookings.OfCourse booked;
        private final List<Registration> listed;
        private final Map<ContactId, Folded> folded;
        private final Map<String, Link> known;
        private final SegmentBuffer segment;
        private final Map<Long, Link> byUser = new HashMap<>();

        /** Links of people who may be taken out, once it is known that nothing calls for them. */
        private final Map<String, Link> uncalled = new HashMap<>();

        private final Set<Long> matched = new HashSet<>();

        /** Who is in the course, or will be, and whether the plan enrols them. */
        private final Map<ContactId, Boolean> inside = new HashMap<>();

        private CourseState state = CourseState.none();

        OneCourse(PlacedCourse course) {
            this.course = course;
            this.booked = bookings.of(course);
            this.listed = booked.listed();
            this.folded = fold.fold(listed);
            this.known = course.lmsId().isPresent()
                    ? CourseState.linksOf(links, course.lmsId().getAsLong())
                    : Map.of();
            this.segment = new SegmentBuffer(plan, Segment.Phase.ENROLMENTS, course.title());
        }

        /** Nobody has to be looked for in a course that is not there, or has nobody whom it is about. */
        boolean asks() {
            return course.lmsId().isPresent()
                    && (adoption
                            || !folded.isEmpty()
                            || known.values().stream()
                                    .filter(link -> booked.covers(new ContactId(link.recordsId())))
                                    .anyMatch(link -> removals.mayTakeAway(link, Set.of())));
        }

        /** {@return whether the course can be planned: one that was deleted in Moodle cannot} */
        boolean enter(Map<Long, Roster.Answer> rosters) {
            if (course.lmsId().isEmpty()) {
                return true;
            }
            long courseid = course.lmsId().getAsLong();
            var answer = rosters.get(courseid);
            if (answer != null && answer.reason().isPresent()) {
                plan.add(CourseFindings.participantsUnreadable(
                        course.subject(), courseid, answer.reason().get()));
                return false;
            }
            state = new CourseState(courseid, known, answer == null ? Map.of() : answer.roles());
            return true;
        }

        void plan(Map<ContactId, Person> people) {
            listed.forEach(EnrolmentPlanner.this::reportUnlessRegistered);
            ours += state.active();
            plan.base(course.subject(), state.active());
            state.links().forEach((id, link) -> {
                var contact = new ContactId(id);
                byUser.put(link.lmsId().orElse(0), link);
                if (booked.covers(contact) && !folded.containsKey(contact) && enrolled(link)) {
                    uncalled.put(id, link);
                }
            });
            for (var one : folded.values()) {
                var person = people.get(one.contact());
                if (person == null) {
                    plan.add(unknownContact(one));
                } else {
                    planOne(one, person.contact(), person.decision());
                }
            }
            if (adoption) {
                reportUnknown();
            }
            groups.plan(course.subject(), course.lmsId().stream().boxed().findFirst(), listed, inside, segment);
            remember();
            removals.plan(course, state, uncalled.values(), listed, segment);
            segment.flush();
        }

        private boolean enrolled(Link link) {
            return state.participants().containsKey(link.lmsId().orElse(0));
        }

        private void planOne(Folded wanted, Contact contact, AccountProvisioning.Decision decision) {
            if (decision instanceof AccountProvisioning.Refused refused) {
                reportOnce(wanted.contact(), refused.finding());
                refused(contact);
                return;
            }
            var actual = Actual.none();
            var user = user(decision);
            if (user.isPresent()) {
                actual = state.of(wanted.contact(), user.getAsLong());
                if (belongsToAnother(wanted, actual, user.getAsLong())) {
                    return;
                }
            }
            if (adoption && actual.link().isEmpty() && actual.roles().isPresent()) {
                segment.add(EnrolmentDiff.adopt(
                        course.subject(), wanted, actual.roles().get()));
                return;
            }
            var difference = EnrolmentDiff.of(course.subject(), wanted, actual);
            difference.changes().forEach(segment::add);
            if (difference.finding().isEmpty()) {
                inside.put(wanted.contact(), actual.roles().isEmpty());
            }
            difference.finding().ifPresent(plan::add);
        }

        /** The contact's user: one that is linked, or that this very plan links. */
        private OptionalLong user(AccountProvisioning.Decision decision) {
            if (decision instanceof AccountProvisioning.Existing existing) {
                matched.add(existing.lmsUserId());
                return OptionalLong.of(existing.lmsUserId());
            }
            var linked = decision instanceof AccountProvisioning.Planned planned
                    ? planned.changes().stream()
                            .filter(change -> change.kind() == ChangeKind.ACCOUNT_LINK)
                            .flatMap(change ->
                                    Optional.ofNullable(change.values().get("id")).stream())
                            .mapToLong(Long::parseLong)
                            .findFirst()
                    : OptionalLong.empty();
            linked.ifPresent(matched::add);
            return linked;
        }

        /** On the first day, a person wants to know of those too for whom the records have nothing. */
        private void reportUnknown() {
            state.participants().keySet().stream()
                    .filter(user -> !matched.contains(user) && !byUser.containsKey(user))
                    .sorted()
                    .forEach(user -> plan.add(Finding.info(
                            "participant-unknown",
                            course.subject(),
                            "user " + user + " is in the course, and no registration calls for that")));
        }

        /** Only inactivity takes somebody out; a contact may be refused for a mere mistake in the configuration. */
        private void refused(Contact contact) {
            var id = contact.id().value();
            var link = state.links().get(id);
            if (!contact.active() && link != null && enrolled(link)) {
                uncalled.put(id, link);
            }
        }

        /** A contact that was re-keyed or merged in the records comes with the user whom we enrolled under the old id. */
        private boolean belongsToAnother(Folded wanted, Actual actual, long userId) {
            var other = byUser.get(userId);
            if (other == null || actual.link().isPresent() || actual.roles().isEmpty()) {
                return false;
            }
            if (uncalled.remove(other.recordsId()) != null) {
                segment.add(EnrolmentDiff.rekey(course.subject(), wanted, other));
            } else {
                plan.add(Finding.warning(
                        "contacts-share-user",
                        Subjects.enrolment(course.subject(), wanted.contact()),
                        "contact " + other.recordsId() + " has the same user in the site, and is called for too",
                        "Merge the two contacts in the records, or give them users of their own."));
            }
            return true;
        }

        /** Bookings that join an enrolment that is there already bring no change; they are known from now on all the same. */
        private void remember() {
            var seen = new HashMap<String, Link>();
            for (var registration : listed) {
                var link = state.links().get(registration.contact().value());
                if (registration.status() == RegistrationStatus.REGISTERED && link != null && !link.inDoubt()) {
                    seen.put(registration.id().value(), registration(link, registration));
                }
            }
            links.save(RegistrationLinks.free(links, seen.values()));
        }

        /** A contact that is refused would otherwise be reported for each of its courses. */
        private void reportOnce(ContactId contact, Finding finding) {
            var owner = plan.claim("refused", Map.of(contact.value(), course.subject()));
            if (course.subject().equals(owner.get(contact.value()))) {
                plan.add(finding);
            }
        }
    }

    private static Link registration(Link enrolment, Registration registration) {
        return Link.builder()
                .kind(LinkKind.REGISTRATION)
                .parent(enrolment.parent())
                .recordsId(registration.id().value())
                .lmsId(enrolment.lmsId())
                .naturalKey(enrolment.recordsId())
                .provenance(enrolment.provenance())
                .fingerprint(Subjects.target(registration.target()))
                .build();
    }

    private static Finding unknownContact(Folded folded) {
        return Finding.warning(
                "contact-unknown",
                Subjects.registration(folded.because().get(0)),
                "the records deliver no contact " + folded.contact(),
                "Add the contact, or correct the registration.");
    }

    private void reportUnlessRegistered(Registration registration) {
        if (registration.status() != RegistrationStatus.REGISTERED) {
            plan.add(Finding.info(
                    "registration-not-registered",
                    Subjects.registration(registration.id()),
                    "the registration has status " + registration.status()));
        }
    }
}
