package org.lmsbridge.enrol.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.rule.EnrolmentDiff;
import org.lmsbridge.enrol.rule.Evidence;
import org.lmsbridge.enrol.rule.Ownership;
import org.lmsbridge.enrol.rule.RemovalCause;
import org.lmsbridge.enrol.rule.RemovalPolicies;
import org.lmsbridge.enrol.rule.RemovalPolicy;
import org.lmsbridge.enrol.rule.Subjects;

/**
 * Plans what becomes of enrolments that are ours and that nothing in the listings calls for: asks the records about each
 * registration that ever led there, and believes nothing else. For one plan and one thread.
 */
final class RemovalPlanner {
    private final Links links;
    private final RemovalPolicies policies;
    private final EvidenceReader evidence;
    private final PlanWriter plan;

    RemovalPlanner(RecordsReader records, Links links, RemovalPolicies policies, PlanWriter plan) {
        this.links = links;
        this.policies = policies;
        this.evidence = new EvidenceReader(records);
        this.plan = plan;
    }

    /** Whether there is anything to ask about: nobody is asked about what would be kept anyway. */
    boolean mayTakeAway(Link link, Set<Long> roles) {
        var keptOut = CourseState.suspended(link);
        return Ownership.follows(link.provenance())
                && !link.inDoubt()
                && (!keptOut || policies.uses(RemovalPolicy.SUSPEND_AND_DROP_ROLES) && !roles.isEmpty())
                && !policies.equals(RemovalPolicies.all(RemovalPolicy.KEEP));
    }

    boolean takesAway(RemovalCause cause) {
        return policies.takesAway(cause);
    }

    /** Plans one course: those of ours who are in it, and are not among the ones who are called for. */
    void plan(
            PlacedCourse course,
            CourseState state,
            Collection<Link> uncalled,
            Collection<Registration> listed,
            SegmentBuffer segment) {
        var candidates = uncalled.stream()
                .filter(link -> mayTakeAway(
                        link, state.participants().getOrDefault(link.lmsId().orElse(0), Set.of())))
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        var known = new HashMap<>(CourseState.registrationsOf(links, state.courseid()));
        listed.forEach(registration -> known.computeIfAbsent(registration.contact(), any -> new HashMap<>())
                .putIfAbsent(registration.id(), ""));
        var leadingHere = new HashSet<BookingTarget>(course.targets());
        leadingHere.addAll(course.withdrawn());
        candidates.forEach(link -> planOne(course, link, state, known, leadingHere, segment));
    }

    private void planOne(
            PlacedCourse course,
            Link link,
            CourseState state,
            Map<ContactId, Map<RegistrationId, String>> known,
            Set<BookingTarget> leadingHere,
            SegmentBuffer segment) {
        var contact = new ContactId(link.recordsId());
        var subject = Subjects.enrolment(course.subject(), contact);
        try {
            var ids = new TreeSet<>(Comparator.comparing(RegistrationId::value));
            var bookedOn = known.getOrDefault(contact, Map.of());
            ids.addAll(bookedOn.keySet());
            var lastWrite = link.savedAt().orElse(Instant.MAX);
            var judgement = evidence.read(contact, ids)
                    .judge(contact, new Evidence.Course(leadingHere, bookedOn), lastWrite, policies);
            if (judgement instanceof Evidence.Proven proven) {
                var policy = Ownership.allowed(policies.of(proven.cause()), link.provenance());
                var difference = EnrolmentDiff.removal(course.subject(), contact, proven, policy, ids, state.of(link));
                difference.changes().forEach(segment::add);
                difference.finding().ifPresent(plan::add);
            } else if (judgement instanceof Evidence.NotProven unproven) {
                plan.add(Finding.warning(
                        "removal-not-proven",
                        subject,
                        "nothing is listed that calls for this enrolment, and it is left as it is: " + unproven.why(),
                        "If the person should leave, cancel the booking in the records, or suspend the enrolment in"
                                + " Moodle."));
            } else if (judgement instanceof Evidence.CalledFor called) {
                plan.add(Finding.warning(
                        "listing-incomplete",
                        subject,
                        "the listing has no booking for this enrolment, but the records know " + called.registration()
                                + " by its id; it is left as it is",
                        "Mend Registrations.of, so that it delivers every registration."));
            }
        } catch (RecordsUnavailableException e) {
            plan.add(Finding.error(
                    "registrations-unavailable",
                    subject,
                    String.valueOf(e.getMessage()),
                    "Mend the records; until then the enrolment is left as it is."));
        }
    }
}
