package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.EnrolmentDiff;
import org.lmsbridge.enrol.rule.EnrolmentDiff.Actual;
import org.lmsbridge.enrol.rule.Fold;
import org.lmsbridge.enrol.rule.Fold.Folded;
import org.lmsbridge.enrol.rule.Subjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans who is in one Moodle course, and the accounts that they need. For one plan and one thread. */
final class EnrolmentPlanner {
    /** How many contacts are looked at together: their links and look-ups fill a packed call. */
    private static final int CHUNK = 200;

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentPlanner.class);

    private final RecordsReader records;
    private final Roster roster;
    private final Links links;
    private final AccountProvisioning accounts;
    private final Fold fold;
    private final RemovalPlanner removals;
    private final PlanWriter plan;
    private final SegmentBuffer accountSegment;
    private long ours;

    EnrolmentPlanner(
            RecordsReader records,
            Roster roster,
            Links links,
            AccountProvisioning accounts,
            Fold fold,
            RemovalPlanner removals,
            PlanWriter plan,
            SegmentBuffer accountSegment) {
        this.records = records;
        this.roster = roster;
        this.links = links;
        this.accounts = accounts;
        this.fold = fold;
        this.removals = removals;
        this.plan = plan;
        this.accountSegment = accountSegment;
    }

    /** {@return how many active enrolments of ours the courses have that were planned until now} */
    long ours() {
        return ours;
    }

    /** Plans one course. Where its part of the records cannot be read, the others go on. */
    void plan(PlacedCourse course) {
        try {
            new OneCourse(course).plan();
        } catch (RecordsUnavailableException e) {
            LOG.warn("records unavailable course={} reason={}", course.subject(), e.getMessage());
            plan.add(Finding.error(
                    "registrations-unavailable",
                    course.subject(),
                    String.valueOf(e.getMessage()),
                    "Mend the records; until then nobody's enrolment in this course is changed."));
        }
    }

    /** One course while it is planned. */
    private final class OneCourse {
        private final PlacedCourse course;
        private final List<Registration> listed = new ArrayList<>();
        private final CourseState state;
        private final SegmentBuffer segment;
        private final Map<Long, Link> byUser = new HashMap<>();

        /** Links of people who may be taken out, once it is known that nothing calls for them. */
        private final Map<String, Link> uncalled = new HashMap<>();

        OneCourse(PlacedCourse course) {
            this.course = course;
            course.targets().forEach(target -> listed.addAll(records.registrations(target)));
            this.state = course.lmsId().isPresent() ? read(course.lmsId().getAsLong()) : CourseState.none();
            this.segment = new SegmentBuffer(plan, Segment.Phase.ENROLMENTS, course.title());
            state.links().values().forEach(link -> byUser.put(link.lmsId().orElse(0), link));
        }

        /** Nobody has to be looked for in a course that never had anybody of ours, and is called for by nobody. */
        private CourseState read(long courseid) {
            var known = CourseState.linksOf(links, courseid);
            var asked = course.targets().isEmpty()
                    ? known.values().stream().anyMatch(link -> removals.mayTakeAway(link, Set.of()))
                    : !listed.isEmpty() || !known.isEmpty();
            return new CourseState(courseid, known, asked ? roster.rolesByUser(courseid) : Map.of());
        }

        void plan() {
            listed.forEach(EnrolmentPlanner.this::reportUnlessRegistered);
            var folded = fold.fold(listed);
            ours += state.active();
            plan.base(course.subject(), state.active());
            state.links().forEach((contact, link) -> {
                if (!folded.containsKey(new ContactId(contact))
                        && state.participants().containsKey(link.lmsId().orElse(0))) {
                    uncalled.put(contact, link);
                }
            });
            var wanted = List.copyOf(folded.values());
            for (int from = 0; from < wanted.size(); from += CHUNK) {
                planChunk(wanted.subList(from, Math.min(from + CHUNK, wanted.size())));
            }
            remember(folded);
            removals.plan(course, state, uncalled.values(), listed, segment);
            segment.flush();
        }

        private void planChunk(List<Folded> chunk) {
            var found = records.contacts(chunk.stream().map(Folded::contact).toList());
            var known = new ArrayList<Folded>();
            var contacts = new ArrayList<Contact>();
            for (var folded : chunk) {
                var contact = found.get(folded.contact());
                if (contact == null) {
                    plan.add(unknownContact(folded));
                } else {
                    known.add(folded);
                    contacts.add(contact);
                }
            }
            var decisions = accounts.decide(contacts, plan);
            for (int i = 0; i < decisions.size(); i++) {
                planOne(known.get(i), contacts.get(i), decisions.get(i));
            }
        }

        private void planOne(Folded folded, Contact contact, AccountProvisioning.Decision decision) {
            if (decision instanceof AccountProvisioning.Refused refused) {
                reportOnce(folded.contact(), refused.finding());
                refused(contact);
                return;
            }
            var actual = Actual.none();
            if (decision instanceof AccountProvisioning.Existing existing) {
                actual = state.of(folded.contact(), existing.lmsUserId());
                if (belongsToAnother(folded, actual, existing.lmsUserId())) {
                    return;
                }
            } else if (decision instanceof AccountProvisioning.Planned planned) {
                planned.changes().forEach(accountSegment::add);
            }
            var difference = EnrolmentDiff.of(course.subject(), folded, actual);
            difference.changes().forEach(segment::add);
            difference.finding().ifPresent(plan::add);
        }

        /** Only inactivity takes somebody out; a contact may be refused for a mere mistake in the configuration. */
        private void refused(Contact contact) {
            var id = contact.id().value();
            var link = state.links().get(id);
            if (!contact.active()
                    && link != null
                    && state.participants().containsKey(link.lmsId().orElse(0))) {
                uncalled.put(id, link);
            }
        }

        /** A contact that was re-keyed or merged in the records comes with the user whom we enrolled under the old id. */
        private boolean belongsToAnother(Folded folded, Actual actual, long userId) {
            var other = byUser.get(userId);
            if (other == null || actual.link().isPresent() || actual.roles().isEmpty()) {
                return false;
            }
            if (uncalled.remove(other.recordsId()) != null) {
                segment.add(EnrolmentDiff.rekey(course.subject(), folded, other));
            } else {
                plan.add(Finding.warning(
                        "contacts-share-user",
                        Subjects.enrolment(course.subject(), folded.contact()),
                        "contact " + other.recordsId() + " has the same user in the site, and is called for too",
                        "Merge the two contacts in the records, or give them users of their own."));
            }
            return true;
        }

        /** Bookings that join an enrolment that is there already bring no change; they are known from now on all the same. */
        private void remember(Map<ContactId, Folded> folded) {
            var seen = new HashMap<String, Link>();
            for (var one : folded.values()) {
                var link = state.links().get(one.contact().value());
                if (link != null && !link.inDoubt()) {
                    one.because().forEach(id -> seen.put(id.value(), registration(link, id)));
                }
            }
            var known = links.find(LinkKind.REGISTRATION, String.valueOf(state.courseid()), seen.keySet());
            var fresh = new HashSet<Link>();
            seen.forEach((id, link) -> {
                var before = known.get(id);
                if (before == null || !before.naturalKey().equals(link.naturalKey())) {
                    fresh.add(link);
                }
            });
            links.save(fresh);
        }

        /** A contact that is refused would otherwise be reported for each of its courses. */
        private void reportOnce(ContactId contact, Finding finding) {
            var owner = plan.claim("refused", Map.of(contact.value(), course.subject()));
            if (course.subject().equals(owner.get(contact.value()))) {
                plan.add(finding);
            }
        }
    }

    private static Link registration(Link enrolment, RegistrationId id) {
        return Link.builder()
                .kind(LinkKind.REGISTRATION)
                .parent(enrolment.parent())
                .recordsId(id.value())
                .lmsId(enrolment.lmsId())
                .naturalKey(enrolment.recordsId())
                .provenance(Provenance.CREATED)
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
