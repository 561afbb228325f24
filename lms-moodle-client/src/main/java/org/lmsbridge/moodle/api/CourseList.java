package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.Course;

/**
 * Courses in an answer.
 *
 * @param courses the courses
 */
public record CourseList(List<Course> courses) {}
