package org.lmsbridge.enrol.roster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.roster.Attendance;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.GradeItem;
import org.lmsbridge.moodle.model.UserGrades;

/**
 * Attendance of one course. Moodle itself keeps none; the attendance plugin is found by its grade items, because the
 * function that lists activities is not among those that the import may call.
 */
final class AttendanceReader {
    private final Map<Long, Instant> attended = new HashMap<>();
    private final Map<Long, Integer> absences = new HashMap<>();
    private final Optional<String> reason;

    private AttendanceReader(Optional<String> reason) {
        this.reason = reason;
    }

    static AttendanceReader notAvailable(String reason) {
        return new AttendanceReader(Optional.of(reason));
    }

    static AttendanceReader empty() {
        return new AttendanceReader(Optional.empty());
    }

    static JsonNode sessions(MoodleClient moodle, long attendanceid) {
        return moodle.call(RosterFunctions.ATTENDANCE, Map.of("attendanceid", attendanceid), JsonNode.class);
    }

    /** Of a function that no plugin brings, Moodle says that the record is missing, and names the table. */
    static boolean isNotInstalled(MoodleException e) {
        return e.errorCode().filter("invalidrecord"::equals).isPresent()
                && String.valueOf(e.getMessage()).contains("external_functions");
    }

    /** Reads the sessions of a course, of which the grades of any learner name the attendance activities. */
    static AttendanceReader read(MoodleClient moodle, UserGrades grades, Set<String> absent) {
        List<Long> activities = grades.gradeitems().stream()
                .filter(item -> item.itemmodule().filter("attendance"::equals).isPresent())
                .map(GradeItem::iteminstance)
                .flatMap(Optional::stream)
                .toList();
        if (activities.isEmpty()) {
            return notAvailable("the course has no attendance activity that is graded");
        }
        var reader = empty();
        try {
            activities.forEach(id -> sessions(moodle, id).forEach(session -> reader.add(session, absent)));
            return reader;
        } catch (MoodleException e) {
            return notAvailable(
                    e.errorCode().filter("accessexception"::equals).isPresent() || isNotInstalled(e)
                            ? "the site or the token's service lacks " + RosterFunctions.ATTENDANCE
                            : "the site refused " + RosterFunctions.ATTENDANCE + ": "
                                    + e.errorCode().orElse("no error code"));
        }
    }

    /** The plugin's releases differ in what a session has; what is not there counts for nobody. */
    void add(JsonNode session, Set<String> absent) {
        var missed = new HashSet<String>();
        session.path("statuses").forEach(status -> {
            if (absent.contains(status.path("acronym").asText())) {
                missed.add(status.path("id").asText());
            }
        });
        var time = Instant.ofEpochSecond(session.path("sessdate").asLong());
        session.path("attendance_log").forEach(entry -> {
            long student = entry.path("studentid").asLong();
            if (missed.contains(entry.path("statusid").asText())) {
                absences.merge(student, 1, Integer::sum);
            } else {
                attended.merge(student, time, (one, other) -> one.isAfter(other) ? one : other);
            }
        });
    }

    Attendance of(long student) {
        return reason.map(Attendance::notAvailable)
                .orElseGet(() -> new Attendance(
                        Optional.ofNullable(attended.get(student)),
                        Optional.of(absences.getOrDefault(student, 0)),
                        Optional.empty()));
    }
}
