package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
import org.lmsbridge.enrol.rule.DesiredCourse;
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

    private static final int LINK_PAGE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentPlanner.class);

    private final RecordsReader records;
    private final Roster roster;
    private final Links links;
    private final AccountProvisioning accounts;
    private final Fold fold;
    private final PlanWriter plan;
    private final SegmentBuffer accountSegment;
    private long ours;

    EnrolmentPlanner(
            RecordsReader records,
            Roster roster,
            Links links,
            AccountProvisioning accounts,
            Fold fold,
            PlanWriter plan,
            SegmentBuffer accountSegment) {
        this.records = records;
        this.roster = roster;
        this.links = links;
        this.accounts = accounts;
        this.fold = fold;
        this.plan = plan;
        this.accountSegment = accountSegment;
    }

    /** {@return how many enrolments of ours the courses have that were planned until now} */
    long ours() {
        return ours;
    }

    /** Plans one course. Where its part of the records cannot be read, the others go on. */
    void plan(DesiredCourse course, OptionalLong lmsId) {
        try {
            planReadable(course, lmsId);
        } catch (RecordsUnavailableException e) {
            LOG.warn("records unavailable course={} reason={}", course.subject(), e.getMessage());
            plan.add(Finding.error(
                    "registrations-unavailable",
                    course.subject(),
                    String.valueOf(e.getMessage()),
                    "Mend the records; until then nobody's enrolment in this course is changed."));
        }
    }

    private void planReadable(DesiredCourse course, OptionalLong lmsId) {
        var registrations = new ArrayList<Registration>();
        course.targets().forEach(target -> registrations.addAll(records.registrations(target)));
        registrations.forEach(this::reportUnlessRegistered);
        var folded = fold.fold(registrations);
        var state = lmsId.isPresent() ? read(lmsId.getAsLong()) : new CourseState(Map.of(), Map.of());
        ours += state.links().size();
        plan.base(course.subject(), state.links().size());
        var segment = new SegmentBuffer(plan, Segment.Phase.ENROLMENTS, course.title());
        var wanted = List.copyOf(folded.values());
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            var chunk = wanted.subList(from, Math.min(from + CHUNK, wanted.size()));
            planChunk(course, chunk, state, segment);
        }
        segment.flush();
        reportNoLongerCalledFor(course, state, folded);
    }

    /** What is known of a course: our enrolment links by contact, and the roles of everybody in it by user. */
    private record CourseState(Map<String, Link> links, Map<Long, Set<Long>> participants) {
        Actual of(ContactId contact, long userId) {
            return new Actual(
                    Optional.ofNullable(links.get(contact.value())), Optional.ofNullable(participants.get(userId)));
        }
    }

    private CourseState read(long courseid) {
        var parent = String.valueOf(courseid);
        var known = new HashMap<String, Link>();
        Optional<String> after = Optional.empty();
        List<Link> page;
        do {
            page = links.list(LinkKind.ENROLMENT, parent, after, LINK_PAGE);
            page.forEach(link -> known.put(link.recordsId(), link));
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).recordsId());
        } while (page.size() == LINK_PAGE);
        return new CourseState(known, roster.rolesByUser(courseid));
    }

    private void planChunk(DesiredCourse course, List<Folded> chunk, CourseState state, SegmentBuffer segment) {
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
            planOne(course, known.get(i), decisions.get(i), state, segment);
        }
    }

    private void planOne(
            DesiredCourse course,
            Folded folded,
            AccountProvisioning.Decision decision,
            CourseState state,
            SegmentBuffer segment) {
        if (decision instanceof AccountProvisioning.Refused refused) {
            reportOnce(course, folded.contact(), refused.finding());
            return;
        }
        var actual = Actual.none();
        if (decision instanceof AccountProvisioning.Existing existing) {
            actual = state.of(folded.contact(), existing.lmsUserId());
        } else if (decision instanceof AccountProvisioning.Planned planned) {
            planned.changes().forEach(accountSegment::add);
        }
        var difference = EnrolmentDiff.of(course.subject(), folded, actual);
        difference.change().ifPresent(segment::add);
        difference.finding().ifPresent(plan::add);
    }

    private static Finding unknownContact(Folded folded) {
        return Finding.warning(
                "contact-unknown",
                Subjects.registration(folded.because().get(0)),
                "the records deliver no contact " + folded.contact(),
                "Add the contact, or correct the registration.");
    }

    /** A contact that is refused would otherwise be reported for each of its courses. */
    private void reportOnce(DesiredCourse course, ContactId contact, Finding finding) {
        var owner = plan.claim("refused", Map.of(contact.value(), course.subject()));
        if (course.subject().equals(owner.get(contact.value()))) {
            plan.add(finding);
        }
    }

    private void reportUnlessRegistered(Registration registration) {
        if (registration.status() != RegistrationStatus.REGISTERED) {
            plan.add(Finding.info(
                    "registration-not-registered",
                    Subjects.registration(registration.id()),
                    "the registration has status " + registration.status()));
        }
    }

    private void reportNoLongerCalledFor(DesiredCourse course, CourseState state, Map<ContactId, Folded> folded) {
        for (var link : state.links().values()) {
            var contact = new ContactId(link.recordsId());
            var enrolled = state.participants().containsKey(link.lmsId().orElse(0));
            if (enrolled && !folded.containsKey(contact)) {
                plan.add(Finding.info(
                        "enrolment-not-called-for",
                        Subjects.enrolment(course.subject(), contact),
                        "no registration calls for this enrolment any more; it is left as it is"));
            }
        }
    }
}
