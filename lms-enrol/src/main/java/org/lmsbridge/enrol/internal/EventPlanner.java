package org.lmsbridge.enrol.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.enrol.event.Event;
import org.lmsbridge.enrol.event.Participant;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseFields;
import org.lmsbridge.enrol.rule.CourseNames;
import org.lmsbridge.enrol.rule.CourseOwnership;
import org.lmsbridge.enrol.rule.CourseOwnership.Deed;
import org.lmsbridge.enrol.rule.DesiredCourse;
import org.lmsbridge.enrol.rule.DesiredCourse.Blueprint;
import org.lmsbridge.enrol.rule.DesiredEnrolment;
import org.lmsbridge.enrol.rule.EnrolmentDiff;
import org.lmsbridge.enrol.rule.EnrolmentDiff.Actual;
import org.lmsbridge.enrol.rule.Fold.Folded;
import org.lmsbridge.enrol.rule.RemovalPolicy;
import org.lmsbridge.enrol.rule.WrittenEnrolment;
import org.lmsbridge.moodle.MoodleClient;

/** Plans what happens to the course of one event. Thread-safe. */
public final class EventPlanner {
    private static final int CHUNK = 200;

    private final MoodleClient moodle;
    private final SiteState state;
    private final AccountProvisioning accounts;
    private final Rules rules;
    private final Clock clock;
    private final CourseLookup lookup;
    private final Roster roster;

    /**
     * A planner.
     *
     * @param moodle the site
     * @param state what is remembered of it
     * @param accounts plans the accounts
     * @param rules what the settings say
     * @param clock the clock of the state store
     */
    public EventPlanner(MoodleClient moodle, SiteState state, AccountProvisioning accounts, Rules rules, Clock clock) {
        this.moodle = moodle;
        this.state = state;
        this.accounts = accounts;
        this.rules = rules;
        this.clock = clock;
        this.lookup = new CourseLookup(moodle);
        this.roster = new Roster(moodle);
    }

    /**
     * What the settings say of events.
     *
     * @param diff how courses are made
     * @param idnumberPrefix what stands before identifiers
     * @param studentRole the role of students
     * @param instructorRole the role of instructors
     * @param onLeft what is done to an enrolment that ends
     * @param deletes whether the course goes with the event
     */
    public record Rules(
            CourseDiff diff,
            String idnumberPrefix,
            long studentRole,
            long instructorRole,
            RemovalPolicy onLeft,
            boolean deletes) {}

    /** One plan while it is made. */
    private record Draft(PlanWriter plan, SegmentBuffer courses, SegmentBuffer people, SegmentBuffer enrolments) {
        static Draft of(PlanWriter plan, String title) {
            return new Draft(
                    plan,
                    new SegmentBuffer(plan, Segment.Phase.COURSES, title),
                    new SegmentBuffer(plan, Segment.Phase.ACCOUNTS, title),
                    new SegmentBuffer(plan, Segment.Phase.ENROLMENTS, title));
        }

        ChangePlan finish() {
            courses.flush();
            people.flush();
            enrolments.flush();
            return plan.finish();
        }
    }

    /**
     * Plans the beginning.
     *
     * @param event the event
     * @param participants who takes part
     * @return the plan
     */
    public ChangePlan start(Event event, List<Participant> participants) {
        try (var plan = state.plans().create()) {
            var draft = Draft.of(plan, event.name());
            var template = lookup.byIds(List.of(event.template())).get(event.template());
            if (template == null) {
                plan.add(Finding.warning(
                        "template-missing",
                        subject(event.id()),
                        "the template, Moodle course " + event.template() + ", does not exist or may not be seen",
                        "Correct the event's template; no course is made without its contents."));
                return draft.finish();
            }
            var course = desired(event, template.categoryid());
            var placed = new CoursePlanner(moodle, state.links(), rules.diff(), clock, plan, draft.courses())
                    .plan(List.of(course));
            placed.forEach(one -> enrol(course.subject(), one.lmsId(), participants, draft));
            return draft.finish();
        }
    }

    private DesiredCourse desired(Event event, long category) {
        return new DesiredCourse(
                subject(event.id()),
                event.name(),
                List.of(),
                Optional.of(rules.idnumberPrefix() + "event-" + event.id()),
                OptionalLong.empty(),
                Optional.of(new Blueprint(
                        new CourseNames(event.name(), event.slug()),
                        category,
                        event.start(),
                        event.end(),
                        Optional.empty(),
                        new TreeMap<>(),
                        OptionalLong.of(event.template()))));
    }

    /**
     * Plans further participants.
     *
     * @param eventId the event
     * @param participants whom
     * @return the plan
     */
    public ChangePlan add(String eventId, List<Participant> participants) {
        var link = link(eventId);
        try (var plan = state.plans().create()) {
            var draft = Draft.of(plan, subject(eventId));
            enrol(subject(eventId), link.lmsId(), participants, draft);
            return draft.finish();
        }
    }

    private void enrol(String subject, OptionalLong course, List<Participant> participants, Draft draft) {
        var there = course.isPresent() ? state(course.getAsLong()) : CourseState.none();
        draft.plan().base(subject, there.active());
        draft.plan().base(new PlanBase(there.active(), 0, 1));
        for (int from = 0; from < participants.size(); from += CHUNK) {
            var chunk = participants.subList(from, Math.min(from + CHUNK, participants.size()));
            var decisions =
                    accounts.decide(chunk.stream().map(Participant::contact).toList(), draft.plan());
            for (int i = 0; i < chunk.size(); i++) {
                enrol(subject, chunk.get(i), decisions.get(i), there, draft);
            }
        }
    }

    private void enrol(
            String subject,
            Participant participant,
            AccountProvisioning.Decision decision,
            CourseState there,
            Draft draft) {
        var contact = participant.contact().id();
        var actual = Actual.none();
        if (decision instanceof AccountProvisioning.Refused refused) {
            draft.plan().add(refused.finding());
            return;
        } else if (decision instanceof AccountProvisioning.Existing existing) {
            actual = there.of(contact, existing.lmsUserId());
        } else if (decision instanceof AccountProvisioning.Planned planned) {
            planned.changes().forEach(draft.people()::add);
        }
        var role = participant.role() == CourseRole.STUDENT ? rules.studentRole() : rules.instructorRole();
        var enrolment = new DesiredEnrolment(new TreeSet<>(List.of(role)), Optional.empty(), Optional.empty());
        var difference = EnrolmentDiff.of(subject, new Folded(contact, enrolment, List.of()), actual);
        difference.changes().forEach(draft.enrolments()::add);
        difference.finding().ifPresent(draft.plan()::add);
    }

    /**
     * Plans that participants leave.
     *
     * @param eventId the event
     * @param contacts whom
     * @return the plan
     */
    public ChangePlan remove(String eventId, Collection<ContactId> contacts) {
        var link = link(eventId);
        try (var plan = state.plans().create()) {
            var draft = Draft.of(plan, subject(eventId));
            var there = state(link.lmsId().orElseThrow());
            var leaving = new ArrayList<Link>();
            for (var contact : contacts) {
                Optional.ofNullable(there.links().get(contact.value()))
                        .ifPresentOrElse(
                                leaving::add,
                                () -> plan.add(Finding.info(
                                        "not-ours-in-event",
                                        subject(eventId) + "/contact:" + contact,
                                        "the contact was not enrolled by this library; left alone")));
            }
            leave(subject(eventId), leaving, there, draft);
            return draft.finish();
        }
    }

    private void leave(String subject, List<Link> leaving, CourseState there, Draft draft) {
        draft.plan().base(subject, there.active());
        draft.plan().base(new PlanBase(there.active(), 0, 1));
        for (var one : leaving) {
            EnrolmentDiff.leaving(subject, new ContactId(one.recordsId()), rules.onLeft(), there.of(one))
                    .ifPresent(draft.enrolments()::add);
        }
    }

    /**
     * Plans the end.
     *
     * @param eventId the event
     * @return the plan
     */
    public ChangePlan end(String eventId) {
        var link = link(eventId);
        try (var plan = state.plans().create()) {
            var draft = Draft.of(plan, subject(eventId));
            var there = state(link.lmsId().orElseThrow());
            var students = there.links().values().stream()
                    .filter(one ->
                            !WrittenEnrolment.parse(one.fingerprint()).roles().contains(rules.instructorRole()))
                    .toList();
            leave(subject(eventId), students, there, draft);
            hide(eventId, link, draft);
            return draft.finish();
        }
    }

    private void hide(String eventId, Link link, Draft draft) {
        var id = link.lmsId().orElseThrow();
        var course = lookup.byIds(List.of(id)).get(id);
        if (course == null || !course.visible().orElse(true)) {
            return;
        }
        if (CourseOwnership.allows(Deed.HIDE, link.provenance(), true)) {
            var values = new TreeMap<String, String>();
            values.put(CourseFields.VISIBLE, "false");
            draft.courses().add(change(ChangeKind.COURSE_HIDE, eventId, link, values));
        } else {
            draft.plan()
                    .add(Finding.info(
                            "event-course-kept",
                            subject(eventId),
                            "the library did not make the course, so it stays visible"));
        }
    }

    /**
     * Plans that the event's course goes.
     *
     * @param eventId the event
     * @return the plan
     */
    public ChangePlan delete(String eventId) {
        var link = link(eventId);
        try (var plan = state.plans().create()) {
            var draft = Draft.of(plan, subject(eventId));
            plan.base(new PlanBase(0, 0, 1));
            if (CourseOwnership.allows(Deed.DELETE, link.provenance(), rules.deletes())) {
                draft.courses().add(change(ChangeKind.COURSE_DELETE, eventId, link, new TreeMap<>()));
            } else {
                plan.add(Finding.info(
                        "event-course-kept",
                        subject(eventId),
                        "the Moodle course " + link.lmsId().orElse(0) + " stays, as the settings say"));
            }
            return draft.finish();
        }
    }

    private static Change change(ChangeKind kind, String eventId, Link link, TreeMap<String, String> values) {
        var expects = new TreeMap<String, String>();
        expects.put(CourseFields.IDNUMBER, link.naturalKey());
        return new Change(kind, subject(eventId), expects, values, List.of(eventId));
    }

    private CourseState state(long course) {
        return new CourseState(course, CourseState.linksOf(state.links(), course), roster.rolesByUser(course));
    }

    private Link link(String eventId) {
        var subject = subject(eventId);
        return Optional.ofNullable(state.links()
                        .find(LinkKind.COURSE, "", List.of(subject))
                        .get(subject))
                .filter(link -> link.lmsId().isPresent() && !link.inDoubt())
                .orElseThrow(() -> new IllegalStateException(
                        "event " + eventId + " has no course yet: start it first, and see what its report says"));
    }

    private static String subject(String eventId) {
        return "event:" + eventId;
    }
}
