package org.lmsbridge.enrol.rule;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How course categories of the records say where in Moodle their course dates go.
 *
 * @param categoryField id of the form field with the number of the Moodle category; empty if there is none
 * @param defaultCategory the Moodle category of categories that name none; empty to leave them out
 * @param templateField id of the form field with the number of the Moodle course to copy; empty for blank courses
 * @param ownCourses whether every course date gets a course; otherwise each category has one for all
 * @param courseField id of the form field with the number of that one course; empty to find it by its {@code idnumber}
 */
public record CourseMapping(
        Optional<String> categoryField,
        OptionalLong defaultCategory,
        Optional<String> templateField,
        boolean ownCourses,
        Optional<String> courseField) {}
