package org.lmsbridge.enrol.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.model.CourseRole;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;

/** Reads who is in a course, and nothing more of them than is asked for. Thread-safe. */
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

    Roster(MoodleClient moodle) {
        this.moodle = moodle;
    }

    Map<Long, Set<Long>> rolesByUser(long courseid) {
        var roles = new HashMap<Long, Set<Long>>();
        try (var participants = moodle.enrolments().participants(courseid, ROLES)) {
            participants.forEach(participant -> roles.put(participant.id(), roles(participant)));
        }
        return roles;
    }

    /** The same for several courses in few calls; a course that cannot be read is left out. */
    Map<Long, Map<Long, Set<Long>>> rolesByUser(Collection<Long> courseids) {
        var courses = new HashMap<Long, Map<Long, Set<Long>>>();
        moodle.enrolments().participants(courseids, ROLES).forEach((courseid, answer) -> {
            if (answer.reason().isEmpty()) {
                var roles = new HashMap<Long, Set<Long>>();
                answer.people().forEach(participant -> roles.put(participant.id(), roles(participant)));
                courses.put(courseid, roles);
            }
        });
        return courses;
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
