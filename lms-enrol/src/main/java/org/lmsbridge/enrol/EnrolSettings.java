package org.lmsbridge.enrol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.enrol.internal.IntakeForm;
import org.lmsbridge.enrol.rule.CourseGroups;
import org.lmsbridge.enrol.rule.CourseNames;
import org.lmsbridge.enrol.rule.RemovalCause;
import org.lmsbridge.enrol.rule.RemovalPolicies;
import org.lmsbridge.enrol.rule.RemovalPolicy;

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
            IDNUMBER_PREFIX,
            COURSE_NAMES,
            NAMING_STANDARD,
            COURSE_DATES,
            NEW_COURSES_VISIBLE,
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
