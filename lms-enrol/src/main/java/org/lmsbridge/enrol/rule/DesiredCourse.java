package org.lmsbridge.enrol.rule;

import java.time.Instant;
import java.util.Optional;
import org.lmsbridge.core.records.CourseDateId;

/**
 * The Moodle course that a course date calls for.
 *
 * @param courseDate the course date
 * @param idnumber the {@code idnumber}, by which the course is found
 * @param names the names
 * @param categoryid the number of the Moodle category
 * @param start the beginning
 * @param end the end
 */
public record DesiredCourse(
        CourseDateId courseDate,
        String idnumber,
        CourseNames names,
        long categoryid,
        Instant start,
        Optional<Instant> end) {
    /** {@return the subject of changes and findings} */
    public String subject() {
        return Subjects.courseDate(courseDate);
    }

    /** {@return what people call it in tables} */
    public String title() {
        return names.fullname() + " [" + idnumber + "]";
    }
}
