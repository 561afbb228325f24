package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.Courses;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions that make, change and delete courses. */
final class CourseWriting {

    private CourseWriting() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.transaction("core_course_create_courses", CourseWriting::create),
                WebFunction.write("core_course_update_courses", CourseWriting::update),
                WebFunction.write("core_course_delete_courses", CourseWriting::delete));
    }

    private static @Nullable List<Map<String, Object>> create(Call call) {
        List<Map<String, Object>> created = new ArrayList<>();
        for (Parameters course : call.parameters().structures("courses")) {
            Row row = createOne(call, course);
            created.add(Map.of("id", row.id(), "shortname", row.text("shortname")));
        }
        // For an empty list, which only a packed call can send, the site answers what it does not declare.
        return created.isEmpty() ? null : created;
    }

    private static Row createOne(Call call, Parameters course) {
        Site site = call.site();
        Row category = site.tables()
                .categories
                .find(course.number("categoryid"))
                .orElseThrow(() -> categoryContext(course.number("categoryid")));
        call.require("moodle/course:create");
        for (String name : List.of("fullname", "shortname")) {
            if (course.text(name).isBlank()) {
                throw invalid(name);
            }
        }
        if (course.has("lang") && !course.text("lang").equals("en")) {
            throw invalid("lang");
        }
        Courses courses = new Courses(site);
        Row row = CourseFields.apply(courses.blank(category), course).with("category", category.id());
        row = courses.withDates(row, course.has("startdate"), course.has("enddate"));
        if (!site.may("moodle/course:visibility")) {
            row = row.with("visible", category.cell("visible"));
        }
        Courses.checkFormat(row.number("summaryformat"));
        courses.checkNames(0, row.text("shortname"), row.text("idnumber"), row.text("shortname"));
        Courses.checkDates(row.number("startdate"), row.number("enddate"));
        Courses.checkLengths(row);
        return courses.withForum(courses.insert(courses.withWeeks(row)));
    }

    static MoodleFailure categoryContext(long id) {
        return MoodleFailure.of(
                "errorcatcontextnotvalid",
                "webservice",
                "You cannot execute functions in the category context (category id:" + id
                        + "). The context error message was: Invalid parameter value detected");
    }

    private static MoodleFailure invalid(String parameter) {
        return MoodleFailure.of("errorinvalidparam", "webservice", "The param \"" + parameter + "\" is invalid.");
    }

    private static Map<String, @Nullable Object> update(Call call) {
        List<Map<String, Object>> warnings = new ArrayList<>();
        for (Parameters course : call.parameters().structures("courses")) {
            try {
                updateOne(call, course);
            } catch (MoodleFailure e) {
                warnings.add(Warnings.of("course", course.number("id"), e));
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("warnings", warnings);
        return answer;
    }

    private static void updateOne(Call call, Parameters course) {
        Site site = call.site();
        Row existing = Entering.course(call, course.number("id"));
        Entering.enter(call, existing);
        call.require("moodle/course:update");
        checkRights(call, existing, course);
        Row changed = CourseFields.apply(existing, course);
        if (course.has("enablecompletion") && !course.flag("enablecompletion")) {
            changed = changed.with("showconditions", null);
        }
        if (existing.id() == Site.FRONT_PAGE) {
            throw MoodleFailure.of("invalidcourse", "error", "Invalid course");
        }
        Courses courses = new Courses(site);
        courses.checkNames(
                existing.id(), changed.text("shortname"), changed.text("idnumber"), changed.text("shortname"));
        // The site looks at what was sent only: an end without a start is refused although there is a start.
        Courses.checkDates(course.number("startdate"), course.number("enddate"));
        Courses.checkLengths(changed);
        if (site.tables().categories.find(changed.number("category")).isEmpty()) {
            throw MoodleFailure.missingRecord("course_categories");
        }
        courses.withForum(
                site.tables().courses.update(courses.withWeeks(changed).with("timemodified", site.now())));
    }

    /** Each right is asked for only where the value differs. */
    private static void checkRights(Call call, Row existing, Parameters course) {
        differs(call, existing, "category", course, "categoryid", "moodle/course:changecategory");
        for (String name : List.of("fullname", "shortname")) {
            boolean changes = differs(call, existing, name, course, name, "moodle/course:change" + name);
            if (changes && course.text(name).isBlank()) {
                throw invalid(name);
            }
        }
        differs(call, existing, "idnumber", course, "idnumber", "moodle/course:changeidnumber");
        differs(call, existing, "summary", course, "summary", "moodle/course:changesummary");
        if (differs(call, existing, "summaryformat", course, "summaryformat", "moodle/course:changesummary")) {
            Courses.checkFormat(course.number("summaryformat"));
        }
        differs(call, existing, "visible", course, "visible", "moodle/course:visibility");
        boolean lang = differs(call, existing, "lang", course, "lang", "moodle/course:setforcedlanguage");
        if (lang && !course.text("lang").equals("en")) {
            throw invalid("lang");
        }
    }

    private static boolean differs(
            Call call, Row existing, String cell, Parameters course, String key, String capability) {
        if (!course.has(key) || existing.text(cell).equals(course.text(key))) {
            return false;
        }
        call.require(capability);
        return true;
    }

    private static Map<String, @Nullable Object> delete(Call call) {
        List<Map<String, Object>> warnings = new ArrayList<>();
        for (long id : call.parameters().numbers("courseids")) {
            Row course = call.site().tables().courses.find(id).orElse(null);
            if (course == null) {
                warnings.add(Warnings.of("course", id, "unknowncourseidnumber", "Unknown course ID " + id));
                continue;
            }
            Entering.enter(call, course);
            if (!call.site().may("moodle/course:delete")) {
                String why = "You do not have the permission to delete this course" + id;
                warnings.add(Warnings.of("course", id, "cannotdeletecourse", why));
            } else if (id == Site.FRONT_PAGE) {
                String why = "Course " + id + " failed to be deleted";
                warnings.add(Warnings.of("course", id, "cannotdeletecategorycourse", why));
            } else {
                new Courses(call.site()).delete(id);
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("warnings", warnings);
        return answer;
    }
}
