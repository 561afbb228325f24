package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.site.Categories;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.People;
import org.lmsbridge.sandbox.internal.site.Pictures;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** What different functions tell about a course. */
final class CourseViews {

    private static final List<String> FILTERS =
            List.of("displayh5p", "activitynames", "mathjaxloader", "emoticon", "urltolink", "mediaplugin");

    private final Call call;
    private final Site site;
    private final Map<Long, Long> orders = new HashMap<>();

    CourseViews(Call call) {
        this.call = call;
        this.site = call.site();
    }

    /** What everybody may know. */
    Map<String, @Nullable Object> publicInformation(Row course) {
        Map<String, @Nullable Object> info = basics(course);
        info.put("categoryname", categoryName(course));
        info.put("sortorder", sortOrder(course));
        info.put("courseimage", Pictures.course(site, course.id()));
        info.put("summaryfiles", List.of());
        info.put("overviewfiles", List.of());
        info.put("contacts", contacts(course));
        info.put("enrollmentmethods", course.flag("manualenrol") ? List.of("manual") : List.of());
        return info;
    }

    /** What those inside may know, and what those who may update it may know besides. */
    Map<String, @Nullable Object> full(Row course) {
        Map<String, @Nullable Object> info = publicInformation(course);
        for (String field : List.of(
                "format",
                "showgrades",
                "newsitems",
                "startdate",
                "enddate",
                "maxbytes",
                "showreports",
                "visible",
                "groupmode",
                "groupmodeforce",
                "defaultgroupingid",
                "enablecompletion",
                "completionnotify",
                "lang",
                "theme",
                "marker")) {
            info.put(field, course.cell(field));
        }
        info.put("filters", filters());
        if (site.may("moodle/course:update")) {
            for (String field :
                    List.of("idnumber", "legacyfiles", "calendartype", "timecreated", "timemodified", "requested")) {
                info.put(field, course.cell(field));
            }
            info.put("cacherev", course.cell("timemodified"));
        }
        if (!isFrontPage(course)) {
            List<Map<String, Object>> options = new ArrayList<>(formatOptions(course));
            if (hasSections(options) && site.version().atLeast(SandboxVersion.V4_4)) {
                options.add(Map.of("name", "indentation", "value", "1"));
            }
            info.put("courseformatoptions", options);
        }
        return info;
    }

    /** What the list of courses tells. */
    Map<String, @Nullable Object> listed(Row course) {
        Map<String, @Nullable Object> info = basics(course);
        for (String field : List.of("format", "startdate", "enddate")) {
            info.put(field, course.cell(field));
        }
        if (!site.may("moodle/course:update")) {
            return info;
        }
        for (String field : List.of(
                "idnumber",
                "showgrades",
                "showreports",
                "newsitems",
                "visible",
                "maxbytes",
                "numsections",
                "groupmode",
                "groupmodeforce",
                "defaultgroupingid",
                "lang",
                "timecreated",
                "timemodified",
                "enablecompletion",
                "completionnotify")) {
            info.put(field, course.cell(field));
        }
        info.put("categorysortorder", sortOrder(course));
        info.put("forcetheme", course.text("theme"));
        putOptions(info, course);
        return info;
    }

    private static void putOptions(Map<String, @Nullable Object> info, Row course) {
        if (isFrontPage(course)) {
            info.put(
                    "courseformatoptions",
                    List.of(Map.of("name", "numsections", "value", course.number("numsections"))));
        } else {
            List<Map<String, Object>> options = formatOptions(course);
            if (hasSections(options)) {
                info.put("hiddensections", course.number("hiddensections"));
            }
            info.put("courseformatoptions", options);
        }
    }

    private Map<String, @Nullable Object> basics(Row course) {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("id", course.id());
        info.put("fullname", call.shown(course.text("fullname")));
        info.put("displayname", call.shown(course.text("fullname")));
        info.put("shortname", call.shown(course.text("shortname")));
        info.put("categoryid", course.number("category"));
        info.put("summary", course.text("summary"));
        info.put("summaryformat", course.number("summaryformat"));
        info.put("showactivitydates", course.flag("showdates"));
        info.put("showcompletionconditions", CourseViews.showsConditions(course));
        return info;
    }

    /** Settled when the course is made or copied; nothing where it had no completion then, or lost it. */
    static @Nullable Boolean showsConditions(Row course) {
        return course.flag("showconditions") ? true : null;
    }

    private String categoryName(Row course) {
        return site.tables()
                .categories
                .find(course.number("category"))
                .map(row -> call.shown(row.text("name")))
                .orElse("");
    }

    /** New courses come first in their category. */
    private long sortOrder(Row course) {
        long category = course.number("category");
        if (category == 0) {
            return 1;
        }
        if (orders.isEmpty()) {
            orders.putAll(new Categories(site).sortOrders());
        }
        long newer = site.tables()
                .courses
                .streamBy("category", course.text("category"))
                .filter(row -> row.id() > course.id())
                .count();
        return orders.getOrDefault(category, 0L) + newer + 1;
    }

    private List<Map<String, Object>> contacts(Row course) {
        List<Map<String, Object>> contacts = new ArrayList<>();
        Enrolling enrolling = new Enrolling(site);
        for (Row assignment : site.tables().roleAssignments.by("contextid", site.context("course", course.id()))) {
            boolean counts = assignment.number("roleid") == 3
                    && enrolling
                            .find(course.id(), assignment.number("userid"))
                            .filter(enrolling::isActive)
                            .isPresent();
            if (counts) {
                site.tables()
                        .users
                        .find(assignment.number("userid"))
                        .ifPresent(user -> contacts.add(Map.of("id", user.id(), "fullname", People.fullName(user))));
            }
        }
        return contacts;
    }

    private static List<Map<String, Object>> filters() {
        List<Map<String, Object>> filters = new ArrayList<>();
        for (String name : FILTERS) {
            filters.add(Map.of("filter", name, "localstate", 0, "inheritedstate", 1));
        }
        return filters;
    }

    private static List<Map<String, Object>> formatOptions(Row course) {
        List<Map<String, Object>> options = new ArrayList<>();
        if (course.text("format").equals("social")) {
            options.add(Map.of("name", "numdiscussions", "value", 10));
            return options;
        }
        if (course.text("format").equals("singleactivity")) {
            options.add(Map.of("name", "activitytype", "value", "forum"));
            return options;
        }
        options.add(Map.of("name", "hiddensections", "value", course.number("hiddensections")));
        options.add(Map.of("name", "coursedisplay", "value", course.number("coursedisplay")));
        if (course.text("format").equals("weeks")) {
            options.add(Map.of("name", "automaticenddate", "value", 1));
        }
        return options;
    }

    private static boolean hasSections(List<Map<String, Object>> options) {
        return options.stream().anyMatch(option -> "hiddensections".equals(option.get("name")));
    }

    private static boolean isFrontPage(Row course) {
        return course.id() == Site.FRONT_PAGE;
    }
}
