package org.lmsbridge.enrol.roster;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.roster.EnrolmentStatus;
import org.lmsbridge.core.roster.ImportedGrades;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.UserGrades;

/** Reads the people of one course at a time, and what goes with them. */
final class CourseReader {
    private static final int PAGE = 1000;

    /** Grades of more students are read in parts: one answer for all would not fit in memory. */
    private static final int GRADES_AT_ONCE = 500;

    /** Accounts of which Moodle tells nothing when asked one at a time. */
    private static final Set<String> UNTOLD = Set.of("usernotconfirmed", "guestsarenotallowed");

    private static final List<String> FIELDS = List.of(
            "id",
            "username",
            "firstname",
            "lastname",
            "email",
            "idnumber",
            "roles",
            "groups",
            "firstaccess",
            "lastaccess",
            "lastcourseaccess");

    private final MoodleClient moodle;
    private final RosterOptions options;
    private final Consumer<Finding> findings;

    CourseReader(MoodleClient moodle, RosterOptions options, Consumer<Finding> findings) {
        this.moodle = moodle;
        this.options = options;
        this.findings = findings;
    }

    /**
     * The people of a course.
     *
     * @param all by number
     * @param active who may be in the course now; empty where the token may not know
     */
    record People(Map<Long, Participant> all, Optional<Set<Long>> active) {
        EnrolmentStatus status(long userid) {
            return active.map(ids -> ids.contains(userid) ? EnrolmentStatus.ACTIVE : EnrolmentStatus.INACTIVE)
                    .orElse(EnrolmentStatus.UNKNOWN);
        }
    }

    People people(long courseid, Set<Long> known) {
        var all = participants(courseid, ParticipantsQuery.Status.ALL, FIELDS);
        if (all.size() >= PAGE && !all.keySet().containsAll(known)) {
            // Somebody who leaves between two pages shifts a third person out of sight: a second look finds them.
            participants(courseid, ParticipantsQuery.Status.ALL, FIELDS).forEach(all::putIfAbsent);
        }
        return new People(all, active(courseid));
    }

    private Optional<Set<Long>> active(long courseid) {
        try {
            return Optional.of(participants(courseid, ParticipantsQuery.Status.ACTIVE, List.of("id"))
                    .keySet());
        } catch (AccessException e) {
            findings.accept(Finding.warning(
                    "roster-status-unknown",
                    "lms-course:" + courseid,
                    "The site does not tell who is active in the course.",
                    e.remedy()));
            return Optional.empty();
        }
    }

    private Map<Long, Participant> participants(
            long courseid, ParticipantsQuery.Status status, List<String> userfields) {
        var query = ParticipantsQuery.builder()
                .status(status)
                .userfields(userfields)
                .pageSize(PAGE)
                .build();
        try (var people = moodle.enrolments().participants(courseid, query)) {
            return people.collect(
                    Collectors.toMap(Participant::id, each -> each, (one, other) -> other, LinkedHashMap::new));
        }
    }

    /**
     * The grades by student. Moodle leaves inactive students out of answers for many, and tells of them one at a time.
     * Of whom it says nothing at all is not in the map.
     */
    Map<Long, ImportedGrades> grades(Course course, List<Participant> students, Instant now) {
        var grades = new HashMap<Long, ImportedGrades>();
        if (!options.grades() || students.isEmpty()) {
            return grades;
        }
        Consumer<UserGrades> taken = each -> grades.put(each.userid(), RosterMapping.grades(each, course, now));
        try {
            if (students.size() <= GRADES_AT_ONCE) {
                moodle.grades().ofCourse(course.id()).forEach(taken);
            } else {
                byGroup(course.id(), students, taken);
            }
            students.stream()
                    .filter(each -> !grades.containsKey(each.id()))
                    .forEach(each -> gradesOf(course.id(), each.id()).ifPresent(taken));
        } catch (MoodleException e) {
            findings.accept(Finding.warning(
                    "roster-grades-unread",
                    "lms-course:" + course.id(),
                    "The grades of the course cannot be read (" + e.errorCode().orElse("no error code") + ").",
                    e.remedy()));
            // What was read of the course so far would look like grades taken away from the rest.
            grades.clear();
        }
        return grades;
    }

    /** The largest groups first, each only if it has at least two students whom no group before it had. */
    private void byGroup(long courseid, List<Participant> students, Consumer<UserGrades> taken) {
        var groups = new TreeMap<Long, Set<Long>>();
        students.forEach(student -> student.groups()
                .forEach(group -> groups.computeIfAbsent(group.id(), any -> new HashSet<>())
                        .add(student.id())));
        var seen = new HashSet<Long>();
        groups.entrySet().stream()
                .filter(group -> group.getValue().size() <= GRADES_AT_ONCE)
                .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
                .forEach(group -> {
                    if (group.getValue().stream()
                                    .filter(each -> !seen.contains(each))
                                    .limit(2)
                                    .count()
                            > 1) {
                        moodle.grades().ofGroup(courseid, group.getKey()).forEach(taken);
                        seen.addAll(group.getValue());
                    }
                });
    }

    AttendanceReader attendance(long courseid, List<Participant> students) {
        if (students.isEmpty()) {
            return AttendanceReader.notAvailable("nobody is enrolled");
        }
        try {
            return students.stream()
                    .limit(10)
                    .flatMap(each -> gradesOf(courseid, each.id()).stream())
                    .findFirst()
                    .map(found -> AttendanceReader.read(moodle, found, options.absences()))
                    .orElseGet(() -> AttendanceReader.notAvailable("the site shows no grade items of the course"));
        } catch (MoodleException e) {
            return AttendanceReader.notAvailable("the grade items of the course cannot be read: "
                    + e.errorCode().orElse("no error code"));
        }
    }

    private Optional<UserGrades> gradesOf(long courseid, long userid) {
        try {
            return Optional.of(moodle.grades().ofUser(courseid, userid));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (MoodleException e) {
            if (e.errorCode().filter(UNTOLD::contains).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether the site says for certain that there is no such course. Hidden or forbidden is not gone. */
    boolean isGone(long courseid) {
        var one = ParticipantsQuery.builder().addUserfields("id").pageSize(1).build();
        try (var people = moodle.enrolments().participants(courseid, one)) {
            people.limit(1).forEach(ignored -> {});
            return false;
        } catch (MoodleException e) {
            return e.errorCode().filter("invalidrecord"::equals).isPresent();
        }
    }
}
