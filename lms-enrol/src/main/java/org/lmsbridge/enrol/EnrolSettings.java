package org.lmsbridge.enrol;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lmsbridge.core.schedule.Timetable;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.enrol.internal.IntakeForm;
import org.lmsbridge.enrol.rule.CourseGroups;
import org.lmsbridge.enrol.rule.CourseNames;
import org.lmsbridge.enrol.rule.Drift;
import org.lmsbridge.enrol.rule.RemovalCause;
import org.lmsbridge.enrol.rule.RemovalPolicies;
import org.lmsbridge.enrol.rule.RemovalPolicy;

/** The settings of the enrol plugin. */
public final class EnrolSettings {
    /** When a started bridge synchronises by itself. */
    public static final Setting<Timetable> SYNC_TIMES = Setting.of(
            "syncTimes",
            "delay such as `15m`, six cron fields, or `never`",
            Timetable.every(Duration.ofMinutes(15)),
            "15m",
            "When a bridge that was started synchronises by itself: what changed, where the records tell that, and the next"
                    + " few course dates where they do not.",
            Timetable::parse);

    /** Which field of a category's form holds the number of the Moodle category. */
    public static final Setting<Optional<String>> CATEGORY_FIELD = Setting.ofOptionalString(
            "categoryField",
            "Id of the field of the course category's form that holds the number of the Moodle category. Mandatory, unless defaultCategory is given.");

    /** The Moodle category of course categories that name none. */
    public static final Setting<Long> DEFAULT_CATEGORY = Setting.ofNumber(
            "defaultCategory",
            0,
            0,
            Long.MAX_VALUE,
            "Number of the Moodle category for course categories that name none; 0 leaves them out.");

    /** Whether every course date gets a Moodle course. */
    public static final Setting<Boolean> ADD_NEW_COURSES = Setting.ofBoolean(
            "addNewCourses",
            true,
            "Whether every course date gets a Moodle course of its own; otherwise all students of a category are enrolled in the one course that is linked to it.");

    /** Which field of a category's form holds the number of the one course for all. */
    public static final Setting<Optional<String>> COURSE_FIELD = Setting.ofOptionalString(
            "courseField",
            "Id of the field of the course category's form that holds the number of the Moodle course for all its students, where addNewCourses is off; without it, the course is found by its idnumber, prefix and category id.");

    /** Which field of a category's form holds the number of the template. */
    public static final Setting<Optional<String>> TEMPLATE_FIELD = Setting.ofOptionalString(
            "templateField",
            "Id of the field of the course category's form that holds the number of the Moodle course to copy for new courses; without a number there, new courses are blank.");

    /** Whether activities come along from a template. */
    public static final Setting<Boolean> TEMPLATE_ACTIVITIES =
            Setting.ofBoolean("templateActivities", true, "Whether activities come along from a template.");

    /** Whether blocks come along from a template. */
    public static final Setting<Boolean> TEMPLATE_BLOCKS =
            Setting.ofBoolean("templateBlocks", true, "Whether blocks come along from a template.");

    /** Whether settings of filters come along from a template. */
    public static final Setting<Boolean> TEMPLATE_FILTERS =
            Setting.ofBoolean("templateFilters", true, "Whether settings of filters come along from a template.");

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

    /** What is done about names that somebody changed in Moodle. */
    public static final Setting<Drift> NAME_DRIFT =
            Setting.ofChoice("nameDrift", Drift.OVERRIDE, "What is done about a name that somebody changed in Moodle.");

    /** What is done about dates that somebody changed in Moodle. */
    public static final Setting<Drift> DATE_DRIFT = Setting.ofChoice(
            "dateDrift", Drift.OVERRIDE, "What is done about a start or end that somebody changed in Moodle.");

    /** What is done about a summary that somebody changed in Moodle. */
    public static final Setting<Drift> SUMMARY_DRIFT = Setting.ofChoice(
            "summaryDrift", Drift.KEEP_THEIRS, "What is done about a summary that somebody changed in Moodle.");

    /** What is done about custom fields that somebody changed in Moodle. */
    public static final Setting<Drift> CUSTOM_FIELD_DRIFT = Setting.ofChoice(
            "customFieldDrift",
            Drift.OVERRIDE,
            "What is done about a custom course field that somebody changed in Moodle.");

    /** Whether names of adopted courses follow. */
    public static final Setting<Boolean> ADOPTED_COURSE_NAMES = Setting.ofBoolean(
            "adoptedCourseNames",
            false,
            "Whether courseNames holds for Moodle courses too that the library did not make.");

    /** Whether start and end of adopted courses follow. */
    public static final Setting<Boolean> ADOPTED_COURSE_DATES = Setting.ofBoolean(
            "adoptedCourseDates",
            false,
            "Whether courseDates holds for Moodle courses too that the library did not make.");

    /** Which custom course fields are filled. */
    public static final Setting<String> CUSTOM_FIELDS = Setting.ofString(
            "customFields",
            "",
            "Custom course fields and where their values come from, such as room=venue,cost=date:4711; sources: venue, delivery-mode, course-date, course-master, course-master-name, and form fields as date:ID, master:ID, category:ID; at most 12.");

    /** Whether completion is tracked in new courses. */
    public static final Setting<Boolean> COMPLETION_TRACKING = Setting.ofBoolean(
            "completionTracking", true, "Whether completion is tracked in courses that the library makes.");

    /** Whether new courses can be seen by students at once. */
    public static final Setting<Boolean> NEW_COURSES_VISIBLE =
            Setting.ofBoolean("newCoursesVisible", true, "Whether students see a new Moodle course at once.");

    /** How many course dates a scheduled run looks at. */
    public static final Setting<Long> COURSE_DATES_PER_RUN = Setting.ofNumber(
            "courseDatesPerRun",
            1,
            1,
            1_000_000,
            "How many course dates a scheduled run looks at; the next one goes on where it ended.");

    /** What is done to students when an event ends or they are removed from it. */
    public static final Setting<RemovalPolicy> ON_EVENT_LEFT = Setting.ofChoice(
            "onEventLeft",
            RemovalPolicy.SUSPEND,
            "What is done to the enrolment of a student when an event ends, and of anybody who is removed from it.");

    /** Whether an event's course goes with it. */
    public static final Setting<Boolean> DELETE_COURSE_WITH_EVENT = Setting.ofBoolean(
            "deleteCourseWithEvent",
            false,
            "Whether the Moodle course that was made for an event is deleted with the event, with all that was done in it.");

    /** The role of students. */
    public static final Setting<Long> STUDENT_ROLE = Setting.ofNumber(
            "studentRole", 5, 1, Long.MAX_VALUE, "Number of the Moodle role in which students are enrolled.");

    /** The role of instructors. */
    public static final Setting<Long> INSTRUCTOR_ROLE = Setting.ofNumber(
            "instructorRole", 3, 1, Long.MAX_VALUE, "Number of the Moodle role in which instructors are enrolled.");

    /** Into which groups people come. */
    public static final Setting<CourseGroups> GROUPS = Setting.ofChoice(
            "groups",
            CourseGroups.NONE,
            "Into which group of the Moodle course the people of a course date come: into none, into one for the course"
                    + " date, or into one for everybody at the same venue.");

    /** What is done when a booking is cancelled. */
    public static final Setting<RemovalPolicy> ON_BOOKING_CANCELLED = removal(
            "onBookingCancelled",
            RemovalPolicy.SUSPEND,
            "when the booking was cancelled, is on a waiting list again, or is known not to exist any more");

    /** What is done when a booking is transferred. */
    public static final Setting<RemovalPolicy> ON_BOOKING_TRANSFERRED = removal(
            "onBookingTransferred", RemovalPolicy.SUSPEND, "when the booking was transferred to something else");

    /** What is done when a booking belongs to another contact. */
    public static final Setting<RemovalPolicy> ON_CONTACT_MERGED = removal(
            "onContactMerged",
            RemovalPolicy.KEEP,
            "when the booking belongs to another contact with a Moodle user of its own");

    /** What is done when a contact becomes inactive. */
    public static final Setting<RemovalPolicy> ON_CONTACT_INACTIVE =
            removal("onContactInactive", RemovalPolicy.SUSPEND, "when the contact is inactive");

    /** What is done when a course date is cancelled. */
    public static final Setting<RemovalPolicy> ON_COURSE_DATE_CANCELLED =
            removal("onCourseDateCancelled", RemovalPolicy.SUSPEND, "when the course date was cancelled");

    /** What is done when a course date is completed. */
    public static final Setting<RemovalPolicy> ON_COURSE_DATE_COMPLETED =
            removal("onCourseDateCompleted", RemovalPolicy.KEEP, "when the course date is completed");

    /** Whether a contact is synchronised at sign-in. */
    public static final Setting<Boolean> SYNCHRONISE_AT_SIGN_IN = Setting.ofBoolean(
            "synchroniseAtSignIn",
            true,
            "Whether a contact's own registrations are synchronised when the contact signs in.");

    /** After how long everything is looked at again. */
    public static final Setting<Long> FULL_RUN_HOURS = Setting.ofNumber(
            "fullRunHours",
            24,
            1,
            8_760,
            "Hours after which everything is compared again, where the records tell what changed.");

    /** Whether enrolments that were made in Moodle go to the records. */
    public static final Setting<Boolean> REGISTRATION_INTAKE = Setting.ofBoolean(
            "registrationIntake",
            false,
            "Whether students who were enrolled in Moodle become registrations in the records.");

    /** The form for such registrations. */
    public static final Setting<Optional<String>> INTAKE_FORM = intake("intakeForm", "the form");

    /** The process path for such registrations. */
    public static final Setting<Optional<String>> INTAKE_PROCESS_PATH = intake("intakeProcessPath", "the process path");

    /** The process step for such registrations. */
    public static final Setting<Optional<String>> INTAKE_PROCESS_STEP = intake("intakeProcessStep", "the process step");

    /** The field for the first name. */
    public static final Setting<Optional<String>> INTAKE_FIRST_NAME =
            intake("intakeFirstNameField", "the field for the first name");

    /** The field for the surname. */
    public static final Setting<Optional<String>> INTAKE_SURNAME =
            intake("intakeSurnameField", "the field for the surname");

    /** The field for the username. */
    public static final Setting<Optional<String>> INTAKE_USERNAME =
            intake("intakeUsernameField", "the field for the username");

    /** The field for the email address. */
    public static final Setting<Optional<String>> INTAKE_EMAIL =
            intake("intakeEmailField", "the field for the email address");

    /** The field for the phone number. */
    public static final Setting<Optional<String>> INTAKE_PHONE =
            intake("intakePhoneField", "the field for the phone number");

    /** All settings, in the order in which people are shown them. */
    public static final List<Setting<?>> ALL = List.of(
            CATEGORY_FIELD,
            DEFAULT_CATEGORY,
            ADD_NEW_COURSES,
            COURSE_FIELD,
            TEMPLATE_FIELD,
            TEMPLATE_ACTIVITIES,
            TEMPLATE_BLOCKS,
            TEMPLATE_FILTERS,
            IDNUMBER_PREFIX,
            COURSE_NAMES,
            NAMING_STANDARD,
            COURSE_DATES,
            NAME_DRIFT,
            DATE_DRIFT,
            SUMMARY_DRIFT,
            CUSTOM_FIELD_DRIFT,
            ADOPTED_COURSE_NAMES,
            ADOPTED_COURSE_DATES,
            CUSTOM_FIELDS,
            COMPLETION_TRACKING,
            NEW_COURSES_VISIBLE,
            SYNC_TIMES,
            COURSE_DATES_PER_RUN,
            ON_EVENT_LEFT,
            DELETE_COURSE_WITH_EVENT,
            STUDENT_ROLE,
            INSTRUCTOR_ROLE,
            GROUPS,
            ON_BOOKING_CANCELLED,
            ON_BOOKING_TRANSFERRED,
            ON_CONTACT_MERGED,
            ON_CONTACT_INACTIVE,
            ON_COURSE_DATE_CANCELLED,
            ON_COURSE_DATE_COMPLETED,
            SYNCHRONISE_AT_SIGN_IN,
            FULL_RUN_HOURS,
            REGISTRATION_INTAKE,
            INTAKE_FORM,
            INTAKE_PROCESS_PATH,
            INTAKE_PROCESS_STEP,
            INTAKE_FIRST_NAME,
            INTAKE_SURNAME,
            INTAKE_USERNAME,
            INTAKE_EMAIL,
            INTAKE_PHONE);

    private EnrolSettings() {}

    private static Setting<RemovalPolicy> removal(String name, RemovalPolicy standard, String when) {
        return Setting.ofChoice(name, standard, "What is done to an enrolment " + when + ".");
    }

    private static Setting<Optional<String>> intake(String name, String what) {
        return Setting.ofOptionalString(
                name, "Id that " + what + " has in the records, for registrations that were made of enrolments.");
    }

    static IntakeForm intakeForm(Settings settings) {
        var fields = new TreeMap<String, String>();
        settings.get(INTAKE_FIRST_NAME).ifPresent(id -> fields.put("firstname", id));
        settings.get(INTAKE_SURNAME).ifPresent(id -> fields.put("lastname", id));
        settings.get(INTAKE_USERNAME).ifPresent(id -> fields.put("username", id));
        settings.get(INTAKE_EMAIL).ifPresent(id -> fields.put("email", id));
        settings.get(INTAKE_PHONE).ifPresent(id -> fields.put("phone", id));
        return new IntakeForm(
                settings.get(INTAKE_FORM),
                settings.get(INTAKE_PROCESS_PATH),
                settings.get(INTAKE_PROCESS_STEP),
                fields);
    }

    static RemovalPolicies removalPolicies(Settings settings) {
        return new RemovalPolicies(Map.of(
                RemovalCause.BOOKING_CANCELLED, settings.get(ON_BOOKING_CANCELLED),
                RemovalCause.BOOKING_TRANSFERRED, settings.get(ON_BOOKING_TRANSFERRED),
                RemovalCause.CONTACT_MERGED, settings.get(ON_CONTACT_MERGED),
                RemovalCause.CONTACT_INACTIVE, settings.get(ON_CONTACT_INACTIVE),
                RemovalCause.COURSE_DATE_CANCELLED, settings.get(ON_COURSE_DATE_CANCELLED),
                RemovalCause.COURSE_DATE_COMPLETED, settings.get(ON_COURSE_DATE_COMPLETED)));
    }
}
