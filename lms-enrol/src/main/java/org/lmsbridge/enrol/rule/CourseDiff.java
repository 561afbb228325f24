package org.lmsbridge.enrol.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;

/**
 * What has to be done to a Moodle course so that it is the one that a course date calls for.
 *
 * @param names which names follow the records
 * @param dates whether start and end follow the records
 * @param visible whether students see a new course at once
 */
public record CourseDiff(CourseNames.Synchronised names, boolean dates, boolean visible) {
    /**
     * A course as it is in the site.
     *
     * @param id its number
     * @param fullname its full name
     * @param shortname its short name
     * @param start its beginning; empty where the token does not see it
     * @param end its end, if there is one
     */
    public record ActualCourse(
            long id, String fullname, String shortname, Optional<Instant> start, Optional<Instant> end) {}

    /**
     * Makes a course.
     *
     * @param course what is called for
     * @return the change
     */
    public Change create(DesiredCourse course) {
        var values = new TreeMap<String, String>();
        values.put("idnumber", course.idnumber());
        values.put("fullname", course.names().fullname());
        values.put("shortname", course.names().shortname());
        values.put("categoryid", String.valueOf(course.categoryid()));
        values.put("startdate", course.start().toString());
        course.end().ifPresent(end -> values.put("enddate", end.toString()));
        values.put("visible", String.valueOf(visible));
        return change(ChangeKind.COURSE_CREATE, course, new TreeMap<>(), values);
    }

    /**
     * Takes on a course that carries the {@code idnumber} already.
     *
     * @param course what is called for
     * @param actual what is there
     * @return the change
     */
    public Change link(DesiredCourse course, ActualCourse actual) {
        var values = new TreeMap<String, String>();
        values.put("idnumber", course.idnumber());
        values.put("id", String.valueOf(actual.id()));
        return change(ChangeKind.COURSE_LINK, course, new TreeMap<>(), values);
    }

    /**
     * Brings a course that the library made up to date.
     *
     * @param course what is called for
     * @param actual what is there
     * @return the change; empty if nothing differs
     */
    public Optional<Change> update(DesiredCourse course, ActualCourse actual) {
        var expects = new TreeMap<String, String>();
        var values = new TreeMap<String, String>();
        if (names.full()) {
            compare("fullname", actual.fullname(), course.names().fullname(), expects, values);
        }
        if (names.shortened()) {
            compare("shortname", actual.shortname(), course.names().shortname(), expects, values);
        }
        if (dates && actual.start().isPresent()) {
            compareDates(course, actual, expects, values);
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(change(ChangeKind.COURSE_UPDATE, course, expects, values));
    }

    /**
     * Reads a field of a course as changes write it.
     *
     * @param actual the course
     * @param field {@code fullname}, {@code shortname}, {@code startdate} or {@code enddate}
     * @return its value
     */
    public static String field(ActualCourse actual, String field) {
        return switch (field) {
            case "fullname" -> actual.fullname();
            case "shortname" -> actual.shortname();
            case "startdate" -> text(actual.start());
            case "enddate" -> text(actual.end());
            default -> throw new IllegalArgumentException("courses are not compared by " + field);
        };
    }

    /** Moodle refuses an end that comes without a beginning, even for a course that has one: both or neither. */
    private static void compareDates(
            DesiredCourse course,
            ActualCourse actual,
            SortedMap<String, String> expects,
            SortedMap<String, String> values) {
        var same = actual.start().equals(Optional.of(course.start()))
                && actual.end().equals(course.end());
        if (!same) {
            expects.put("startdate", text(actual.start()));
            expects.put("enddate", text(actual.end()));
            values.put("startdate", course.start().toString());
            values.put("enddate", text(course.end()));
        }
    }

    private static void compare(
            String field,
            String before,
            String after,
            SortedMap<String, String> expects,
            SortedMap<String, String> values) {
        if (!before.equals(after)) {
            expects.put(field, before);
            values.put(field, after);
        }
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }

    private static Change change(
            ChangeKind kind,
            DesiredCourse course,
            SortedMap<String, String> expects,
            SortedMap<String, String> values) {
        return new Change(
                kind,
                course.subject(),
                expects,
                values,
                List.of(course.courseDate().value()));
    }
}
