package org.lmsbridge.enrol.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.enrol.rule.CourseDiff.ActualCourse;
import org.lmsbridge.enrol.rule.CourseFields;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.NewCourse;

/** Translates between the client's courses, what the rules compare, and the values of changes. */
final class MoodleCourses {
    private MoodleCourses() {}

    static ActualCourse actual(Course course) {
        return new ActualCourse(
                course.id(),
                course.idnumber(),
                course.fullname(),
                course.shortname(),
                course.startdate(),
                course.enddate(),
                course.summary(),
                course.visible(),
                course.enablecompletion(),
                course.customfields());
    }

    static NewCourse newCourse(Change change) {
        return NewCourse.builder()
                .fullname(change.value(CourseFields.FULLNAME))
                .shortname(change.value(CourseFields.SHORTNAME))
                .categoryid(Long.parseLong(change.value("categoryid")))
                .idnumber(change.value(CourseFields.IDNUMBER))
                .summary(text(change, CourseFields.SUMMARY))
                .startdate(time(change, CourseFields.STARTDATE))
                // Where none is sent, Moodle 4.5 and later make one up: a year after the start.
                .enddate(end(change))
                .visible(flag(change, CourseFields.VISIBLE))
                .enablecompletion(flag(change, CourseFields.COMPLETION))
                .customfields(customFields(change))
                .build();
    }

    static CourseUpdate update(long id, Change change) {
        return CourseUpdate.builder()
                .id(id)
                .fullname(text(change, CourseFields.FULLNAME))
                .shortname(text(change, CourseFields.SHORTNAME))
                .idnumber(text(change, CourseFields.IDNUMBER))
                .summary(text(change, CourseFields.SUMMARY))
                .startdate(time(change, CourseFields.STARTDATE))
                .enddate(end(change))
                .visible(flag(change, CourseFields.VISIBLE))
                .enablecompletion(flag(change, CourseFields.COMPLETION))
                .customfields(customFields(change))
                .build();
    }

    private static Optional<String> text(Change change, String field) {
        return Optional.ofNullable(change.values().get(field));
    }

    private static Optional<Boolean> flag(Change change, String field) {
        return text(change, field).map(Boolean::parseBoolean);
    }

    private static Optional<Instant> time(Change change, String field) {
        return text(change, field).filter(text -> !text.isEmpty()).map(Instant::parse);
    }

    /** Moodle writes "no end" as the beginning of time. */
    private static Optional<Instant> end(Change change) {
        return text(change, CourseFields.ENDDATE).map(end -> end.isEmpty() ? Instant.EPOCH : Instant.parse(end));
    }

    private static Map<String, String> customFields(Change change) {
        var fields = new TreeMap<String, String>();
        change.values().forEach((field, value) -> {
            if (field.startsWith(CourseFields.CUSTOM)) {
                fields.put(field.substring(CourseFields.CUSTOM.length()), value);
            }
        });
        return fields;
    }
}
