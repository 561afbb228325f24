package org.lmsbridge.enrol.internal;

import org.lmsbridge.enrol.rule.CourseDiff.ActualCourse;
import org.lmsbridge.moodle.model.Course;

/** Translates the client's courses into what the rules compare. */
final class MoodleCourses {
    private MoodleCourses() {}

    static ActualCourse actual(Course course) {
        return new ActualCourse(
                course.id(), course.fullname(), course.shortname(), course.startdate(), course.enddate());
    }
}
