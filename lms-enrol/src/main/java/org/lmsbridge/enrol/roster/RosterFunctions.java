package org.lmsbridge.enrol.roster;

import java.util.List;

/** The functions of the site that the import calls; it calls no others. */
public final class RosterFunctions {
    /** Reads the categories. */
    public static final String CATEGORIES = "core_course_get_categories";

    /** Reads the courses of a category. */
    public static final String COURSES = "core_course_get_courses_by_field";

    /** Reads who is in a course. */
    public static final String PARTICIPANTS = "core_enrol_get_enrolled_users";

    /** Reads the grades. */
    public static final String GRADES = "gradereport_user_get_grade_items";

    /** Reads the sessions of an attendance activity; of the attendance plugin, and called only if attendance is on. */
    public static final String ATTENDANCE = "mod_attendance_get_sessions";

    /** What a token's service needs, attendance aside. */
    public static final List<String> REQUIRED = List.of(CATEGORIES, COURSES, PARTICIPANTS, GRADES);

    private RosterFunctions() {}
}
