package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lmsbridge.core.reading.Listing;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.RegistrationIntake;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.enrol.rule.DesiredEnrolment;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.enrol.rule.WrittenEnrolment;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives enrolments that were made in the site to the records. Those that a course has when it is looked at for the first
 * time are from before, and remembered as foreign. Thread-safe, but two at once may ask for the same registration twice.
 */
public final class SiteIntake {
    private static final Logger LOG = LoggerFactory.getLogger(SiteIntake.class);
    private static final int PAGE = 1_000;
    private static final String MASTER = "course-master:";
    private static final ParticipantsQuery PEOPLE = ParticipantsQuery.builder()
            .userfields(List.of("id", "username", "firstname", "lastname", "email", "roles"))
            .build();

    private final MoodleClient moodle;
    private final SiteState state;
    private final RegistrationIntake intake;
    private final IntakeForm form;
    private final long studentRole;

    /**
     * An intake.
     *
     * @param moodle the site
     * @param state the state of the site
     * @param intake takes the enrolments
     * @param form how they are written
     * @param studentRole whose enrolments are taken
     */
    public SiteIntake(
            MoodleClient moodle, SiteState state, RegistrationIntake intake, IntakeForm form, long studentRole) {
        this.moodle = moodle;
        this.state = state;
        this.intake = intake;
        this.form = form;
        this.studentRole = studentRole;
    }

    /**
     * Looks at every linked course.
     *
     * @param earlier whether enrolments from before are taken too
     * @return how many were taken
     */
    public int run(boolean earlier) {
        int taken = 0;
        Optional<String> after = Optional.empty();
        List<Link> page;
        do {
            page = state.links().list(LinkKind.COURSE, "", after, PAGE);
            for (var course : page) {
                var target = target(course.recordsId());
                if (target.isPresent() && course.lmsId().isPresent() && !course.inDoubt()) {
                    taken += inCourse(course.lmsId().getAsLong(), target.get(), earlier);
                }
            }
            after = page.stream().map(Link::recordsId).reduce((first, second) -> second);
        } while (page.size() == PAGE);
        return taken;
    }

    /** A course that several course dates share says nothing about which of them somebody is on. */
    private static Optional<BookingTarget> target(String subject) {
        Optional<CourseDateId> date = Subjects.courseDateOf(subject);
        return date.isPresent()
                ? Optional.of(date.get())
                : Optional.of(subject)
                        .filter(text -> text.startsWith(MASTER))
                        .map(text -> new CourseMasterId(text.substring(MASTER.length())));
    }

    private int inCourse(long courseid, BookingTarget target, boolean earlier) {
        var unknown = new ArrayList<Participant>();
        var known = knownUsers(courseid, earlier);
        try (var participants = moodle.enrolments().participants(courseid, PEOPLE)) {
            participants
                    .filter(person -> !known.contains(person.id())
                            && person.roles().stream().anyMatch(role -> role.roleid() == studentRole))
                    .forEach(unknown::add);
        } catch (NotFoundException e) {
            return 0;
        }
        var begun = "enrol_records.intake." + courseid;
        var fromBefore = state.cursors().get(begun).isEmpty() && !earlier;
        if (fromBefore) {
            state.links()
                    .save(unknown.stream()
                            .map(person -> foreign(courseid, person))
                            .toList());
        }
        state.cursors().put(begun, "");
        return fromBefore ? 0 : take(courseid, target, unknown);
    }

    private Set<Long> knownUsers(long courseid, boolean earlier) {
        var known = new HashSet<Long>();
        Optional<String> after = Optional.empty();
        List<Link> page;
        do {
            page = state.links().list(LinkKind.ENROLMENT, String.valueOf(courseid), after, PAGE);
            page.stream()
                    .filter(link -> !earlier || link.provenance() != Provenance.FOREIGN)
                    .forEach(link -> link.lmsId().ifPresent(known::add));
            after = page.stream().map(Link::recordsId).reduce((one, next) -> next);
        } while (page.size() == PAGE);
        return known;
    }

    private int take(long courseid, BookingTarget target, List<Participant> people) {
        var ids = people.stream().map(Participant::id).toList();
        var contacts = state.links().findByLmsId(LinkKind.ACCOUNT, ids);
        var accounts = form.wantsPhone() && !ids.isEmpty()
                ? moodle
                        .users()
                        .byField(UserField.ID, ids.stream().map(String::valueOf).toList())
                        .stream()
                        .collect(Collectors.toMap(User::id, user -> user))
                : Map.<Long, User>of();
        int taken = 0;
        for (var person : people) {
            var contact = contacts.getOrDefault(person.id(), List.of()).stream()
                    .findFirst()
                    .map(link -> new ContactId(link.recordsId()));
            var enrolment = new RegistrationIntake.SiteEnrolment(
                    state.site() + "/" + courseid + "/" + person.id(),
                    target,
                    contact,
                    courseid,
                    person.id(),
                    form.of(person, Optional.ofNullable(accounts.get(person.id()))));
            try {
                var became = Listing.guarded("RegistrationIntake.take", () -> intake.take(enrolment));
                remember(enrolment, person, became);
                taken++;
            } catch (RecordsUnavailableException e) {
                LOG.warn("not taken in course={} user={} reason={}", courseid, person.id(), e.getMessage());
            }
        }
        return taken;
    }

    private void remember(
            RegistrationIntake.SiteEnrolment enrolment, Participant person, RegistrationIntake.Taken became) {
        var roles = new TreeSet<>(List.of(studentRole));
        var adopted = Link.builder()
                .kind(LinkKind.ENROLMENT)
                .parent(String.valueOf(enrolment.lmsCourseId()))
                .recordsId(became.contact().value())
                .lmsId(person.id())
                .naturalKey(person.username().orElse(""))
                .provenance(Provenance.ADOPTED)
                .fingerprint(WrittenEnrolment.of(new DesiredEnrolment(roles, Optional.empty(), Optional.empty()))
                        .text())
                .build();
        var registration = Link.builder()
                .from(adopted)
                .kind(LinkKind.REGISTRATION)
                .recordsId(became.registration().value())
                .naturalKey(became.contact().value())
                .fingerprint(Subjects.target(enrolment.target()))
                .build();
        state.links().save(List.of(adopted, registration));
        state.links().delete(List.of(foreign(enrolment.lmsCourseId(), person)));
    }

    private static Link foreign(long courseid, Participant person) {
        return Link.builder()
                .kind(LinkKind.ENROLMENT)
                .parent(String.valueOf(courseid))
                .recordsId("user:" + person.id())
                .lmsId(person.id())
                .naturalKey(person.username().orElse(""))
                .provenance(Provenance.FOREIGN)
                .build();
    }
}
