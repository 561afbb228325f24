package org.lmsbridge.enrol.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.model.CourseRole;
import org.lmsbridge.moodle.model.ParticipantsQuery;

/** Reads who is in a course, and nothing more of them than their roles. Thread-safe. */
final class Roster {
    private static final ParticipantsQuery ROLES =
            ParticipantsQuery.builder().userfields(List.of("id", "roles")).build();

    private final MoodleClient moodle;

    Roster(MoodleClient moodle) {
        this.moodle = moodle;
    }

    Map<Long, Set<Long>> rolesByUser(long courseid) {
        var roles = new HashMap<Long, Set<Long>>();
        try (var participants = moodle.enrolments().participants(courseid, ROLES)) {
            participants.forEach(participant -> roles.put(
                    participant.id(),
                    participant.roles().stream().map(CourseRole::roleid).collect(Collectors.toSet())));
        }
        return roles;
    }
}
