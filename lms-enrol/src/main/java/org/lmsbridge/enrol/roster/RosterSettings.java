package org.lmsbridge.enrol.roster;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lmsbridge.core.roster.CourseAttribute;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;

/** The settings of the roster import, which the enrol plugin declares among its own. */
public final class RosterSettings {
    /** Whether the plugin imports by itself. */
    public static final Setting<Boolean> SCHEDULED = Setting.ofBoolean(
            "roster", false, "Whether a bridge that was started imports the roster by itself. Needs a RosterSink.");

    /** Whether first and last access are imported. */
    public static final Setting<Boolean> ENGAGEMENT =
            Setting.ofBoolean("rosterEngagement", false, "Whether the import reads when students were there.");

    /** Whether grades are imported. */
    public static final Setting<Boolean> GRADES =
            Setting.ofBoolean("rosterGrades", false, "Whether the import reads grades.");

    /** Whether attendance is imported. */
    public static final Setting<Boolean> ATTENDANCE = Setting.ofBoolean(
            "rosterAttendance",
            false,
            "Whether the import reads attendance, which needs " + RosterFunctions.ATTENDANCE
                    + " in the token's service.");

    /** Roles of students. */
    public static final Setting<String> STUDENT_ROLES = Setting.ofString(
            "rosterStudentRoles",
            "5",
            "Numbers of the Moodle roles that make somebody a student, with commas between.");

    /** Roles of teachers. */
    public static final Setting<String> TEACHER_ROLES = Setting.ofString(
            "rosterTeacherRoles",
            "3,4",
            "Numbers of the Moodle roles that make somebody an instructor, with commas between.");

    /** By what a course belongs to a semester. */
    public static final Setting<SemesterRule> SEMESTERS =
            Setting.ofChoice("rosterSemesters", SemesterRule.TERM_CODE, "By what a course belongs to a semester.");

    /** What is imported of new semesters. */
    public static final Setting<String> AUTOMATIC = Setting.ofString(
            "rosterAutomatic",
            "courses,sections,enrolments",
            "What a run imports of semesters that are new; blank if somebody asks for each.");

    /** What custom course fields say. */
    public static final Setting<String> COURSE_FIELDS = Setting.ofString(
            "rosterCourseFields",
            "",
            "What custom course fields say, as short name=attribute with commas between, such as `cp=credits`; attributes"
                    + " are subject, number, credits, grading, instruction-mode, school, campus, meetings, capacity, times.");

    /** The period. */
    public static final Setting<Long> PERIOD_HOURS =
            Setting.ofNumber("rosterPeriodHours", 12, 1, 8760, "Hours from one run of the import to the next.");

    /** All settings, in the order in which people are shown them. */
    public static final List<Setting<?>> ALL = List.of(
            SCHEDULED,
            ENGAGEMENT,
            GRADES,
            ATTENDANCE,
            STUDENT_ROLES,
            TEACHER_ROLES,
            SEMESTERS,
            AUTOMATIC,
            COURSE_FIELDS,
            PERIOD_HOURS);

    private RosterSettings() {}

    /**
     * Makes options of settings.
     *
     * @param settings the values, of a plugin that declares {@link #ALL}
     * @return the options
     * @throws IllegalArgumentException if a list holds something that is not allowed; the message names the setting
     */
    public static RosterOptions options(Settings settings) {
        return RosterOptions.builder()
                .engagement(settings.get(ENGAGEMENT))
                .grades(settings.get(GRADES))
                .attendance(settings.get(ATTENDANCE))
                .studentRoles(numbers(STUDENT_ROLES, settings))
                .teacherRoles(numbers(TEACHER_ROLES, settings))
                .semesters(settings.get(SEMESTERS))
                .automatic(resources(settings))
                .courseFields(courseFields(settings))
                .period(Duration.ofHours(settings.get(PERIOD_HOURS)))
                .build();
    }

    private static Set<Long> numbers(Setting<String> setting, Settings settings) {
        var numbers = new TreeSet<Long>();
        for (var text : entries(settings.get(setting))) {
            try {
                numbers.add(Long.valueOf(text));
            } catch (NumberFormatException e) {
                throw notAllowed(setting, text);
            }
        }
        return numbers;
    }

    private static Set<RosterResource> resources(Settings settings) {
        var resources = EnumSet.noneOf(RosterResource.class);
        for (var text : entries(settings.get(AUTOMATIC))) {
            resources.add(constant(RosterResource.class, AUTOMATIC, text));
        }
        return resources;
    }

    private static Map<String, CourseAttribute> courseFields(Settings settings) {
        var fields = new LinkedHashMap<String, CourseAttribute>();
        for (var text : entries(settings.get(COURSE_FIELDS))) {
            int sign = text.indexOf('=');
            if (sign < 1) {
                throw notAllowed(COURSE_FIELDS, text);
            }
            fields.put(
                    text.substring(0, sign).strip(),
                    constant(CourseAttribute.class, COURSE_FIELDS, text.substring(sign + 1)));
        }
        return fields;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Setting<String> setting, String text) {
        try {
            return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw notAllowed(setting, text);
        }
    }

    private static List<String> entries(String text) {
        return List.of(text.split(",", -1)).stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static IllegalArgumentException notAllowed(Setting<String> setting, String text) {
        return new IllegalArgumentException(setting.name() + ": `" + text + "` is not allowed. " + setting.help());
    }
}
