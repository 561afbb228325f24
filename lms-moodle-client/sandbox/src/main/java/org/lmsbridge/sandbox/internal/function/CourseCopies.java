package org.lmsbridge.sandbox.internal.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.Copying;
import org.lmsbridge.sandbox.internal.site.Courses;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions that copy courses or their content. None of them is a transaction. */
final class CourseCopies {

    private static final Set<String> OPTIONS = Set.of(
            "activities",
            "blocks",
            "filters",
            "users",
            "enrolments",
            "role_assignments",
            "comments",
            "userscompletion",
            "logs",
            "grade_histories");
    private static final Set<String> ABOUT_USERS =
            Set.of("users", "role_assignments", "comments", "userscompletion", "logs", "grade_histories");

    private CourseCopies() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.write("core_course_duplicate_course", CourseCopies::duplicate),
                WebFunction.write("core_course_import_course", CourseCopies::importCourse));
    }

    private static Map<String, Object> duplicate(Call call) {
        Parameters parameters = call.parameters();
        Site site = call.site();
        Row source = site.tables().courses.find(parameters.number("courseid")).orElseThrow(CourseCopies::invalidCourse);
        if (site.tables().categories.find(parameters.number("categoryid")).isEmpty()) {
            throw MoodleFailure.missingRecord("course_categories");
        }
        Entering.enter(call, source);
        Map<String, Long> options = options(parameters, OPTIONS);
        call.require("moodle/course:create");
        call.require("moodle/restore:restorecourse");
        call.require("moodle/backup:backupcourse");
        if (options.getOrDefault("users", 0L) == 1) {
            call.require("moodle/backup:userinfo");
            call.require("moodle/restore:userinfo");
        }
        checkShortname(site, parameters.text("shortname"));
        checkLocks(site, options);
        return copy(site, source, parameters, options);
    }

    /** The refusal names the full names of the courses that have the short name. */
    private static void checkShortname(Site site, String shortname) {
        List<Row> taken =
                site.tables().courses.by("shortname", org.lmsbridge.sandbox.internal.store.Collation.key(shortname));
        if (!taken.isEmpty()) {
            throw Courses.shortnameTaken(
                    taken.stream().map(row -> row.text("fullname")).collect(Collectors.joining(",")));
        }
    }

    /** Options that the site offers but cannot be used, and options locked for lack of a right. */
    private static void checkLocks(Site site, Map<String, Long> options) {
        if (options.isEmpty()) {
            return;
        }
        boolean locked = !site.may("moodle/backup:configure")
                || !site.may("moodle/backup:userinfo")
                        && options.keySet().stream().anyMatch(ABOUT_USERS::contains);
        if (locked) {
            throw MoodleFailure.special(
                    "base_setting_exception",
                    "setting_locked_by_permission",
                    "error",
                    "error/setting_locked_by_permission");
        }
        if (options.containsKey("enrolments")) {
            throw MoodleFailure.special(
                    "base_plan_exception", "setting_by_name_not_found", "error", "error/setting_by_name_not_found");
        }
    }

    private static Map<String, Object> copy(Site site, Row source, Parameters parameters, Map<String, Long> options) {
        Row row = new Courses(site)
                .insert(source.with("category", parameters.number("categoryid"))
                        .with("fullname", parameters.text("fullname"))
                        .with("shortname", parameters.text("shortname"))
                        .with("idnumber", "")
                        .with("visible", parameters.flag("visible"))
                        .with("manualenrol", 1)
                        .with("showconditions", 1));
        Copying copying = new Copying(site, source.id(), row.id());
        if (options.getOrDefault("activities", 1L) == 1) {
            copying.activities();
        }
        copying.criteria();
        copying.groups();
        // Nothing was said about users: then they are copied, wherever the account may see their data.
        if (options.getOrDefault("users", 1L) == 1 && site.may("moodle/backup:userinfo")) {
            copying.people();
        }
        return Map.of("id", row.id(), "shortname", row.text("shortname"));
    }

    private static @Nullable Object importCourse(Call call) {
        Parameters parameters = call.parameters();
        Site site = call.site();
        long delete = parameters.number("deletecontent");
        if (delete != 0 && delete != 1) {
            throw invalid(Long.toString(delete));
        }
        Row from = site.tables().courses.find(parameters.number("importfrom")).orElseThrow(CourseCopies::invalidCourse);
        Row to = site.tables().courses.find(parameters.number("importto")).orElseThrow(CourseCopies::invalidCourse);
        Entering.enter(call, from);
        Entering.enter(call, to);
        Map<String, Long> options = options(parameters, Set.of("activities", "blocks", "filters"));
        call.require("moodle/backup:backuptargetimport");
        call.require("moodle/restore:restoretargetimport");
        if (delete == 1) {
            new Courses(site).empty(to.id());
        }
        Copying copying = new Copying(site, from.id(), to.id());
        if (options.getOrDefault("activities", 1L) == 1) {
            copying.activities();
        }
        return null;
    }

    private static Map<String, Long> options(Parameters parameters, Set<String> known) {
        Map<String, Long> options = new HashMap<>();
        for (Parameters option : parameters.structures("options")) {
            long value = (Long) ParamType.INT.clean(option.text("value"));
            if (value != 0 && value != 1 || !known.contains(option.text("name"))) {
                throw invalid(option.text("name"));
            }
            options.put(option.text("name"), value);
        }
        return options;
    }

    private static MoodleFailure invalid(String what) {
        return MoodleFailure.of("invalidextparam", "webservice", "Invalid external api parameter: " + what);
    }

    private static MoodleFailure invalidCourse() {
        return MoodleFailure.of("invalidcourseid", "error", "You are trying to use an invalid course ID");
    }
}
