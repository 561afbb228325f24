package org.lmsbridge.core.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;

/**
 * The settings of the guards, read for the component {@value #COMPONENT}. A guard trips when its count and its share are
 * both exceeded; to do without one, set its count to 1000000000.
 */
public final class GuardSettings {
    /** Under which component the settings are written: {@code guards.removalsCount}. */
    public static final String COMPONENT = "guards";

    /** How many removals in a site go without saying. */
    public static final Setting<Long> REMOVALS_COUNT =
            count("removalsCount", 20, "removals from courses over the whole site");

    /** Which share of the site's enrolments may be removed. */
    public static final Setting<Long> REMOVALS_SHARE =
            share("removalsShare", 5, "the site's enrolments that may be removed");

    /** How many removals in one course go without saying. */
    public static final Setting<Long> COURSE_REMOVALS_COUNT =
            count("courseRemovalsCount", 5, "removals from one course");

    /** Which share of a course's enrolments may be removed. */
    public static final Setting<Long> COURSE_REMOVALS_SHARE =
            share("courseRemovalsShare", 25, "one course's enrolments that may be removed");

    /** How many suspensions in a site go without saying. */
    public static final Setting<Long> SUSPENSIONS_COUNT =
            count("suspensionsCount", 50, "suspended enrolments over the whole site");

    /** Which share of the site's enrolments may be suspended. */
    public static final Setting<Long> SUSPENSIONS_SHARE =
            share("suspensionsShare", 10, "the site's enrolments that may be suspended");

    /** How many suspensions in one course go without saying. */
    public static final Setting<Long> COURSE_SUSPENSIONS_COUNT =
            count("courseSuspensionsCount", 10, "suspended enrolments in one course");

    /** Which share of a course's enrolments may be suspended. */
    public static final Setting<Long> COURSE_SUSPENSIONS_SHARE =
            share("courseSuspensionsShare", 50, "one course's enrolments that may be suspended");

    /** How many suspended accounts go without saying. */
    public static final Setting<Long> ACCOUNT_SUSPENSIONS_COUNT =
            count("accountSuspensionsCount", 20, "suspended accounts");

    /** Which share of the accounts may be suspended. */
    public static final Setting<Long> ACCOUNT_SUSPENSIONS_SHARE =
            share("accountSuspensionsShare", 5, "the accounts that may be suspended");

    /** How many hidden or deleted courses go without saying. */
    public static final Setting<Long> COURSES_WITHDRAWN_COUNT =
            count("coursesWithdrawnCount", 5, "hidden or deleted courses");

    /** Which share of the courses may be hidden or deleted. */
    public static final Setting<Long> COURSES_WITHDRAWN_SHARE =
            share("coursesWithdrawnShare", 5, "the courses that may be hidden or deleted");

    /** How many new courses go without saying. */
    public static final Setting<Long> NEW_COURSES_COUNT = count("newCoursesCount", 200, "new courses");

    /** Which share of the courses that are there may be added. */
    public static final Setting<Long> NEW_COURSES_SHARE =
            share("newCoursesShare", 50, "the number of courses that may be added");

    /** How many mails go without saying. */
    public static final Setting<Long> PEOPLE_MAILED_COUNT =
            count("peopleMailedCount", 2_000, "changes at which Moodle may mail somebody");

    /** Which share of the enrolments may be mailed about. */
    public static final Setting<Long> PEOPLE_MAILED_SHARE =
            share("peopleMailedShare", 25, "the site's enrolments about which people may be mailed");

    /** How long an approval lasts. */
    public static final Setting<Long> APPROVAL_HOURS = Setting.ofNumber(
            "approvalHours",
            72,
            1,
            8_760,
            "Hours for which an approval lasts, for later plans with the same removals too.");

    /** All settings, in the order in which people are shown them. */
    public static final List<Setting<?>> ALL = List.of(
            REMOVALS_COUNT,
            REMOVALS_SHARE,
            COURSE_REMOVALS_COUNT,
            COURSE_REMOVALS_SHARE,
            SUSPENSIONS_COUNT,
            SUSPENSIONS_SHARE,
            COURSE_SUSPENSIONS_COUNT,
            COURSE_SUSPENSIONS_SHARE,
            ACCOUNT_SUSPENSIONS_COUNT,
            ACCOUNT_SUSPENSIONS_SHARE,
            COURSES_WITHDRAWN_COUNT,
            COURSES_WITHDRAWN_SHARE,
            NEW_COURSES_COUNT,
            NEW_COURSES_SHARE,
            PEOPLE_MAILED_COUNT,
            PEOPLE_MAILED_SHARE,
            APPROVAL_HOURS);

    private static final long MOST = 1_000_000_000;
    private static final long WHOLE = 100;

    private GuardSettings() {}

    static Settings defaults() {
        return Settings.read(COMPONENT, ALL, List.of(), new ArrayList<>());
    }

    static Guards guards(Settings settings) {
        return new Guards(
                List.of(
                        guard(settings, Measure.REMOVALS, REMOVALS_SHARE, REMOVALS_COUNT),
                        guard(settings, Measure.SUSPENSIONS, SUSPENSIONS_SHARE, SUSPENSIONS_COUNT),
                        guard(
                                settings,
                                Measure.ACCOUNT_SUSPENSIONS,
                                ACCOUNT_SUSPENSIONS_SHARE,
                                ACCOUNT_SUSPENSIONS_COUNT),
                        guard(settings, Measure.COURSES_WITHDRAWN, COURSES_WITHDRAWN_SHARE, COURSES_WITHDRAWN_COUNT),
                        guard(settings, Measure.NEW_COURSES, NEW_COURSES_SHARE, NEW_COURSES_COUNT),
                        guard(settings, Measure.PEOPLE_MAILED, PEOPLE_MAILED_SHARE, PEOPLE_MAILED_COUNT)),
                List.of(
                        guard(settings, Measure.REMOVALS, COURSE_REMOVALS_SHARE, COURSE_REMOVALS_COUNT),
                        guard(settings, Measure.SUSPENSIONS, COURSE_SUSPENSIONS_SHARE, COURSE_SUSPENSIONS_COUNT)),
                Duration.ofHours(settings.get(APPROVAL_HOURS)));
    }

    private static Guard guard(Settings settings, Measure measure, Setting<Long> share, Setting<Long> count) {
        return new Guard(measure, new Threshold(settings.get(share), settings.get(count)));
    }

    private static Setting<Long> count(String name, long defaultValue, String what) {
        return Setting.ofNumber(
                name, defaultValue, 0, MOST, "How many " + what + " need no approval, whatever their share.");
    }

    private static Setting<Long> share(String name, long defaultValue, String what) {
        return Setting.ofNumber(
                name, defaultValue, 0, WHOLE, "Percentage of " + what + " without approval, whatever their number.");
    }
}
