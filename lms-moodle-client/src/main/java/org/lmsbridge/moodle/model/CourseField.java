package org.lmsbridge.moodle.model;

import java.util.Locale;

/** A field by which courses are looked up; {@code core_course_get_courses_by_field}. */
public enum CourseField {
    /** The course's number. */
    ID,
    /** The short name. */
    SHORTNAME,
    /** The identifier in the student records. */
    IDNUMBER,
    /** The number of the category: all courses in it. */
    CATEGORY;

    /** {@return the field as Moodle names it} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
