package org.lmsbridge.enrol.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.enrol.roster.ConnectionCheck.FunctionState;
import org.lmsbridge.enrol.roster.ConnectionCheck.Status;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.ParticipantsQuery;

/** Asks each function for something small, so that a missing right shows as well as a missing function. */
final class ConnectionProbe {
    private static final long FRONT_PAGE = 1;
    private final MoodleClient moodle;
    private final List<FunctionState> states = new ArrayList<>();

    ConnectionProbe(MoodleClient moodle) {
        this.moodle = moodle;
    }

    private interface Question<T> {
        Optional<T> ask();
    }

    ConnectionCheck check(Instant now, boolean attendance) {
        var category = probe(
                RosterFunctions.CATEGORIES,
                () -> moodle.categories().all().stream()
                        .filter(each -> each.coursecount().orElse(0) > 0)
                        .map(Category::id)
                        .findFirst());
        var course = probe(
                        RosterFunctions.COURSES,
                        () -> category
                                .map(id -> moodle.courses().byField(CourseField.CATEGORY, List.of(String.valueOf(id))))
                                .orElseGet(() -> moodle.courses().byIds(List.of(FRONT_PAGE)))
                                .stream()
                                .map(found -> found.id())
                                .findFirst())
                .orElse(FRONT_PAGE);
        var one = ParticipantsQuery.builder().addUserfields("id").pageSize(1).build();
        var person = probe(RosterFunctions.PARTICIPANTS, () -> {
            try (var people = moodle.enrolments().participants(course, one)) {
                return people.findFirst().map(found -> found.id());
            }
        });
        probe(RosterFunctions.GRADES, () -> {
            // 0 would ask for a whole course; an account that is not in it is refused by name, which is an answer too.
            moodle.grades().ofUser(course, person.orElse(1L));
            return Optional.of(course);
        });
        if (attendance) {
            probe(RosterFunctions.ATTENDANCE, () -> {
                AttendanceReader.sessions(moodle, 0);
                return Optional.of(course);
            });
        }
        return new ConnectionCheck(now, states);
    }

    private <T> Optional<T> probe(String function, Question<T> question) {
        try {
            var answer = question.ask();
            states.add(new FunctionState(function, Status.OK, "", ""));
            return answer;
        } catch (MoodleException e) {
            var status = status(e);
            states.add(new FunctionState(
                    function, status, status == Status.OK ? "" : text(e), status == Status.OK ? "" : e.remedy()));
            return Optional.empty();
        }
    }

    /** What the site says about the thing that was asked for, such as "not in this course", is an answer. */
    private static Status status(MoodleException e) {
        var code = e.errorCode().orElse("");
        if (code.equals("accessexception") || AttendanceReader.isNotInstalled(e)) {
            return Status.MISSING;
        }
        if (code.equals("invalidtoken") || code.startsWith("wsaccess")) {
            return Status.UNREACHABLE;
        }
        if (e instanceof AccessException) {
            return Status.REFUSED;
        }
        return code.isEmpty() && !(e instanceof NotFoundException) ? Status.UNREACHABLE : Status.OK;
    }

    private static String text(MoodleException e) {
        return Optional.ofNullable(e.getMessage()).orElse("");
    }
}
