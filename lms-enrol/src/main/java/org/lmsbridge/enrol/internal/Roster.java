package org.lmsbridge.enrol.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.WrittenEnrolment;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.CourseRole;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;

/**
 * Reads who is in a course, and nothing more of them than is asked for. Where the token lacks the function for it, the
 * links of a course that the library made may stand for that: nobody else is expected in there. Thread-safe.
 */
final class Roster {
    private static final ParticipantsQuery ROLES =
            ParticipantsQuery.builder().userfields(List.of("id", "roles")).build();

    private static final ParticipantsQuery NAMES = ParticipantsQuery.builder()
            .userfields(List.of("id", "username", "roles"))
            .build();

    private static final ParticipantsQuery ACTIVE = ParticipantsQuery.builder()
            .status(ParticipantsQuery.Status.ACTIVE)
            .userfields(List.of("id"))
            .build();

    private final MoodleClient moodle;
    private final Optional<Links> believed;

    /** One that believes the site only. */
    Roster(MoodleClient moodle) {
        this.moodle = moodle;
        this.believed = Optional.empty();
    }

    /** One that believes links where the token lacks the function. */
    Roster(MoodleClient moodle, Links links) {
        this.moodle = moodle;
        this.believed = Optional.of(links);
    }

    Map<Long, Set<Long>> rolesByUser(long courseid) {
        try (var participants = moodle.enrolments().participants(courseid, ROLES)) {
            return rolesByUser(participants);
        } catch (AccessException e) {
            return linked(courseid, e).orElseThrow(() -> e);
        }
    }

    /**
     * Who is in a course, or why nobody can say.
     *
     * @param roles the roles of each user; empty if the course cannot be read
     * @param reason why it cannot
     */
    record Answer(Map<Long, Set<Long>> roles, Optional<MoodleException> reason) {}

    /** The same for several courses in few calls. */
    Map<Long, Answer> rolesByUser(Collection<Long> courseids) {
        var courses = new HashMap<Long, Answer>();
        try {
            moodle.enrolments()
                    .participants(courseids, ROLES)
                    .forEach((courseid, answer) -> courses.put(
                            courseid,
                            answer.reason()
                                    .map(reason -> unread(courseid, reason))
                                    .orElseGet(() ->
                                            new Answer(rolesByUser(answer.people().stream()), Optional.empty()))));
        } catch (AccessException e) {
            if (!MissingFunction.is(e)) {
                throw e;
            }
            courseids.forEach(courseid -> courses.put(courseid, unread(courseid, e)));
        }
        return courses;
    }

    private Answer unread(long courseid, MoodleException reason) {
        return linked(courseid, reason)
                .map(roles -> new Answer(roles, Optional.empty()))
                .orElseGet(() -> new Answer(Map.of(), Optional.of(reason)));
    }

    private static Map<Long, Set<Long>> rolesByUser(Stream<Participant> participants) {
        return participants.collect(
                Collectors.toMap(Participant::id, Roster::roles, (first, second) -> second, HashMap::new));
    }

    private Optional<Map<Long, Set<Long>>> linked(long courseid, MoodleException reason) {
        if (!MissingFunction.is(reason)) {
            return Optional.empty();
        }
        return believed.filter(links -> isOurs(links, courseid)).map(links -> {
            var roles = new HashMap<Long, Set<Long>>();
            CourseState.linksOf(links, courseid).values().stream()
                    .filter(link -> !link.inDoubt())
                    .forEach(link -> roles.put(
                            link.lmsId().orElse(0),
                            WrittenEnrolment.parse(link.fingerprint()).roles()));
            return roles;
        });
    }

    private static boolean isOurs(Links links, long courseid) {
        return links.findByLmsId(LinkKind.COURSE, List.of(courseid)).getOrDefault(courseid, List.of()).stream()
                .anyMatch(link -> link.provenance() == Provenance.CREATED && !link.inDoubt());
    }

    /** Somebody in a course; the username is empty if the token may not see it. */
    record Person(String username, Set<Long> roles) {}

    Map<Long, Person> people(long courseid) {
        var people = new HashMap<Long, Person>();
        try (var participants = moodle.enrolments().participants(courseid, NAMES)) {
            participants.forEach(participant -> people.put(
                    participant.id(), new Person(participant.username().orElse(""), roles(participant))));
        }
        return people;
    }

    /** Whose enrolment is neither suspended nor outside its time. */
    Set<Long> active(long courseid) {
        try (var participants = moodle.enrolments().participants(courseid, ACTIVE)) {
            return participants.map(Participant::id).collect(Collectors.toSet());
        }
    }

    private static Set<Long> roles(Participant participant) {
        return participant.roles().stream().map(CourseRole::roleid).collect(Collectors.toSet());
    }
}
