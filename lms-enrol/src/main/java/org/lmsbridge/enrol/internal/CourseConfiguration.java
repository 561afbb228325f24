package org.lmsbridge.enrol.internal;

import java.util.OptionalLong;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.enrol.EnrolSettings;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseMapping;
import org.lmsbridge.enrol.rule.CourseRules;
import org.lmsbridge.enrol.rule.CustomFieldMap;
import org.lmsbridge.enrol.rule.Following;

/** The rules of courses as the settings have them. */
public final class CourseConfiguration {
    private CourseConfiguration() {}

    /**
     * Makes the rules.
     *
     * @param settings the plugin's settings
     * @return which courses are called for
     * @throws IllegalArgumentException if settings are missing or contradict each other
     */
    public static CourseRules rules(Settings settings) {
        var category = settings.get(EnrolSettings.DEFAULT_CATEGORY);
        var own = settings.get(EnrolSettings.ADD_NEW_COURSES);
        var field = settings.get(EnrolSettings.CATEGORY_FIELD);
        if (own && field.isEmpty() && category == 0) {
            throw new IllegalArgumentException(
                    "settings are wrong: enrol_records.%s is mandatory, unless %s is given: %s"
                            .formatted(
                                    EnrolSettings.CATEGORY_FIELD.name(),
                                    EnrolSettings.DEFAULT_CATEGORY.name(),
                                    EnrolSettings.CATEGORY_FIELD.help()));
        }
        return new CourseRules(
                new CourseMapping(
                        field,
                        category == 0 ? OptionalLong.empty() : OptionalLong.of(category),
                        settings.get(EnrolSettings.TEMPLATE_FIELD),
                        own,
                        settings.get(EnrolSettings.COURSE_FIELD)),
                settings.get(EnrolSettings.IDNUMBER_PREFIX),
                settings.get(EnrolSettings.NAMING_STANDARD),
                CustomFieldMap.parse(settings.get(EnrolSettings.CUSTOM_FIELDS)));
    }

    /**
     * Makes the comparison.
     *
     * @param settings the plugin's settings
     * @return how courses are compared
     */
    public static CourseDiff diff(Settings settings) {
        return new CourseDiff(
                new Following(
                        settings.get(EnrolSettings.COURSE_NAMES),
                        settings.get(EnrolSettings.COURSE_DATES),
                        settings.get(EnrolSettings.ADOPTED_COURSE_NAMES),
                        settings.get(EnrolSettings.ADOPTED_COURSE_DATES),
                        new Following.Drifts(
                                settings.get(EnrolSettings.NAME_DRIFT),
                                settings.get(EnrolSettings.DATE_DRIFT),
                                settings.get(EnrolSettings.SUMMARY_DRIFT),
                                settings.get(EnrolSettings.CUSTOM_FIELD_DRIFT))),
                settings.get(EnrolSettings.NEW_COURSES_VISIBLE),
                settings.get(EnrolSettings.COMPLETION_TRACKING));
    }

    /**
     * Gives what comes along from a template.
     *
     * @param settings the plugin's settings
     * @return the three switches
     */
    public static TemplateSwitches switches(Settings settings) {
        return new TemplateSwitches(
                settings.get(EnrolSettings.TEMPLATE_ACTIVITIES),
                settings.get(EnrolSettings.TEMPLATE_BLOCKS),
                settings.get(EnrolSettings.TEMPLATE_FILTERS));
    }
}
