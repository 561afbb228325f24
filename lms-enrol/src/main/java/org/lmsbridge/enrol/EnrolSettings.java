package org.lmsbridge.enrol;

import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.enrol.rule.CourseNames;

/** The settings of the enrol plugin. */
public final class EnrolSettings {
    /** Which field of a category's form holds the number of the Moodle category. */
    public static final Setting<Optional<String>> CATEGORY_FIELD = Setting.ofOptionalString(
            "categoryField",
            "Id of the field of the course category's form that holds the number of the Moodle category. Mandatory.");

    /** What stands before the course date's id in a course's {@code idnumber}. */
    public static final Setting<String> IDNUMBER_PREFIX = Setting.ofString(
            "idnumberPrefix",
            "",
            "What stands before the course date's id in the Moodle course's idnumber. Not to be changed once courses exist.");

    /** Which names of a course follow the records. */
    public static final Setting<CourseNames.Synchronised> COURSE_NAMES = Setting.ofChoice(
            "courseNames",
            CourseNames.Synchronised.BOTH,
            "Which names of a Moodle course that the library made follow the records.");

    /** How courses are named. */
    public static final Setting<CourseNames.Standard> NAMING_STANDARD = Setting.ofChoice(
            "namingStandard",
            CourseNames.Standard.CATEGORY_AND_DATE,
            "What the full name of a Moodle course is made of. The short name always carries id and date.");

    /** Whether start and end of a course follow the records. */
    public static final Setting<Boolean> COURSE_DATES = Setting.ofBoolean(
            "courseDates", true, "Whether start and end of a Moodle course that the library made follow the records.");

    /** Whether new courses can be seen by students at once. */
    public static final Setting<Boolean> NEW_COURSES_VISIBLE =
            Setting.ofBoolean("newCoursesVisible", true, "Whether students see a new Moodle course at once.");

    /** The role of students. */
    public static final Setting<Long> STUDENT_ROLE = Setting.ofNumber(
            "studentRole", 5, 1, Long.MAX_VALUE, "Number of the Moodle role in which students are enrolled.");

    /** The role of instructors. */
    public static final Setting<Long> INSTRUCTOR_ROLE = Setting.ofNumber(
            "instructorRole", 3, 1, Long.MAX_VALUE, "Number of the Moodle role in which instructors are enrolled.");

    /** All settings, in the order in which people are shown them. */
    public static final List<Setting<?>> ALL = List.of(
            CATEGORY_FIELD,
            IDNUMBER_PREFIX,
            COURSE_NAMES,
            NAMING_STANDARD,
            COURSE_DATES,
            NEW_COURSES_VISIBLE,
            STUDENT_ROLE,
            INSTRUCTOR_ROLE);

    private EnrolSettings() {}
}
