package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.Completing;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** The function that tells what is in a course. */
final class CourseContents {

    private static final Set<String> OPTIONS = Set.of(
            "excludemodules",
            "excludecontents",
            "includestealthmodules",
            "sectionid",
            "sectionnumber",
            "cmid",
            "modname",
            "modid");

    private static final Set<String> FORMATS = Set.of("site", "topics", "weeks", "social", "singleactivity");

    private static final Map<String, String> PURPOSES = Map.of(
            "assign", "assessment",
            "quiz", "assessment",
            "workshop", "assessment",
            "forum", "collaboration",
            "page", "content",
            "book", "content",
            "resource", "content",
            "url", "content",
            "label", "content");

    private CourseContents() {}

    static List<WebFunction> all() {
        return List.of(WebFunction.read("core_course_get_contents", CourseContents::contents));
    }

    private static List<Map<String, @Nullable Object>> contents(Call call) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (Parameters option : call.parameters().structures("options")) {
            if (!OPTIONS.contains(option.text("name"))) {
                throw MoodleFailure.of(
                        "errorinvalidparam", "webservice", "The param \"" + option.text("name") + "\" is invalid.");
            }
            filters.put(option.text("name"), option.text("value"));
        }
        Row course = Entering.course(call, call.parameters().number("courseid"));
        // Later versions take a format that is not installed for the usual one.
        if (call.site().version() == SandboxVersion.V4_1 && !FORMATS.contains(course.text("format"))) {
            throw MoodleFailure.of("cannotgetcoursecontents", "webservice", "Cannot get course contents");
        }
        Entering.enterOrWrap(call, course);
        List<Map<String, @Nullable Object>> sections = new ArrayList<>();
        if (course.id() == Site.FRONT_PAGE) {
            return sections;
        }
        List<Row> activities = call.site().tables().activities.by("courseid", course.id());
        long last = Math.max(
                course.number("numsections"),
                activities.stream()
                        .mapToLong(row -> row.number("section"))
                        .max()
                        .orElse(0));
        for (long number = 0; number <= last; number++) {
            boolean wanted =
                    filters.getOrDefault("sectionnumber", Long.toString(number)).equals(Long.toString(number))
                            && filters.getOrDefault("sectionid", Long.toString(sectionId(course, number)))
                                    .equals(Long.toString(sectionId(course, number)));
            if (wanted) {
                sections.add(section(call, course, number, activities, filters));
            }
        }
        return sections;
    }

    private static long sectionId(Row course, long number) {
        return course.id() * 1000 + number;
    }

    private static Map<String, @Nullable Object> section(
            Call call, Row course, long number, List<Row> activities, Map<String, String> filters) {
        Map<String, @Nullable Object> section = new LinkedHashMap<>();
        section.put("id", sectionId(course, number));
        section.put("name", SectionNames.of(call.site().version(), course, number));
        section.put("visible", 1);
        section.put("summary", "");
        section.put("summaryformat", 1);
        section.put("section", number);
        section.put("hiddenbynumsections", 0);
        section.put("uservisible", true);
        if (call.site().version().atLeast(SandboxVersion.V4_5)) {
            section.put("component", null);
            section.put("itemid", null);
        }
        List<Map<String, @Nullable Object>> modules = new ArrayList<>();
        for (Row activity : activities) {
            if (activity.number("section") == number && wanted(activity, filters)) {
                modules.add(module(call, activity));
            }
        }
        section.put("modules", modules);
        return section;
    }

    private static boolean wanted(Row activity, Map<String, String> filters) {
        return filters.getOrDefault("excludemodules", "0").equals("0")
                && filters.getOrDefault("cmid", activity.text("id")).equals(activity.text("id"))
                && filters.getOrDefault("modname", activity.text("modname")).equals(activity.text("modname"))
                && filters.getOrDefault("modid", activity.text("instance")).equals(activity.text("instance"));
    }

    private static Map<String, @Nullable Object> module(Call call, Row activity) {
        Site site = call.site();
        String name = activity.text("modname");
        Map<String, @Nullable Object> module = new LinkedHashMap<>();
        module.put("id", activity.id());
        module.put("url", site.url() + "/mod/" + name + "/view.php?id=" + activity.id());
        module.put("name", call.shown(activity.text("name")));
        module.put("instance", activity.number("instance"));
        module.put("contextid", site.context("module", activity.id()));
        module.put("visible", activity.number("visible"));
        module.put("uservisible", true);
        module.put("visibleoncoursepage", 1);
        boolean since45 = site.version().atLeast(SandboxVersion.V4_5);
        module.put(
                "modicon",
                site.url() + "/theme/image.php/boost/" + name + "/1/monologo" + (since45 ? "?filtericon=1" : ""));
        module.put("modname", name);
        module.put("modplural", name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + "s");
        if (since45) {
            module.put("purpose", PURPOSES.getOrDefault(name, "other"));
            module.put("branded", false);
        }
        module.put("availability", null);
        module.put("indent", 0);
        module.put("onclick", "");
        module.put("afterlink", null);
        module.put("activitybadge", Map.of());
        module.put("customdata", since45 && name.equals("forum") ? "{\"trackingtype\":\"1\"}" : "\"\"");
        module.put("noviewlink", false);
        module.put("completion", activity.number("completion"));
        if (activity.number("completion") > 0) {
            module.put("completiondata", completion(call, activity));
        }
        module.put("downloadcontent", 1);
        module.put("dates", List.of());
        module.put("groupmode", 0);
        return module;
    }

    /** How the activity stands for the caller, not for any learner. */
    private static Map<String, @Nullable Object> completion(Call call, Row activity) {
        long caller = call.caller().userId();
        Completing completing = new Completing(call.site());
        Row state = completing.state(activity.id(), caller).orElse(Row.of(Map.of()));
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("state", state.number("state"));
        data.put("timecompleted", state.number("timemodified"));
        data.put("overrideby", state.cell("overrideby"));
        data.put("valueused", false);
        data.put("hascompletion", true);
        data.put("isautomatic", activity.number("completion") == 2);
        data.put("istrackeduser", completing.isTracked(activity.number("courseid"), caller));
        data.put("uservisible", true);
        data.put("details", List.of());
        return data;
    }
}
