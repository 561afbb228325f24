package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.Courses;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions that look courses up. */
final class CourseReading {

    private CourseReading() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.read("core_course_get_courses", CourseReading::list),
                WebFunction.read("core_course_get_courses_by_field", CourseReading::byField),
                WebFunction.read("core_course_search_courses", CourseReading::search));
    }

    private static List<Map<String, @Nullable Object>> list(Call call) {
        Parameters options = call.parameters().structure("options");
        List<Row> courses = options.has("ids")
                ? byIds(call.site(), options.numbers("ids"))
                : call.site().tables().courses.all();
        CourseViews views = new CourseViews(call);
        List<Map<String, @Nullable Object>> listed = new ArrayList<>();
        for (Row course : courses) {
            Entering.enterOrWrap(call, course);
            if (course.id() != Site.FRONT_PAGE) {
                call.require("moodle/course:view");
            }
            listed.add(views.listed(course));
        }
        return listed;
    }

    private static List<Row> byIds(Site site, List<Long> ids) {
        return ids.stream()
                .distinct()
                .sorted()
                .flatMap(id -> site.tables().courses.find(id).stream())
                .toList();
    }

    private static Map<String, @Nullable Object> byField(Call call) {
        List<Map<String, Object>> warnings = new ArrayList<>();
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        CourseViews views = new CourseViews(call);
        for (Row course : select(call)) {
            boolean hidden = !course.flag("visible")
                    && !call.site().may("moodle/course:viewhiddencourses")
                    && !call.site().may("moodle/course:update");
            if (!hidden) {
                found.add(seen(call, views, course, warnings));
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("courses", found);
        answer.put("warnings", warnings);
        return answer;
    }

    private static Map<String, @Nullable Object> seen(
            Call call, CourseViews views, Row course, List<Map<String, Object>> warnings) {
        try {
            Entering.enter(call, course);
            return views.full(course);
        } catch (MoodleFailure e) {
            if (call.parameters().text("field").equals("ids")) {
                warnings.add(Warnings.of("course", course.id(), "1", "No access rights in course context"));
            }
            return views.publicInformation(course);
        }
    }

    private static List<Row> select(Call call) {
        Site site = call.site();
        String field = call.parameters().text("field");
        String value = call.parameters().text("value");
        return switch (field) {
            case "" -> site.tables().courses.all();
            case "id" -> byIds(site, List.of((Long) ParamType.INT.clean(value)));
            case "category" -> site.tables().courses.by("category", (Long) ParamType.INT.clean(value));
            case "ids" -> inList(site, value);
            case "shortname" ->
                site.tables().courses.by("shortname", Collation.key(ParamType.text(ParamType.TEXT.clean(value))));
            case "idnumber" -> site.tables().courses.by("idnumber", Collation.key(value));
            default -> throw MoodleFailure.invalidParameter("Invalid field name");
        };
    }

    /** In the order of the list; a number that is not there makes PHP stumble. */
    private static List<Row> inList(Site site, String list) {
        List<Row> rows = new ArrayList<>();
        Set<String> ids =
                new LinkedHashSet<>(List.of(list.replaceAll("[^0-9,]", "").split(",", -1)));
        for (String id : ids) {
            long number = (Long) ParamType.INT.clean(id);
            rows.add(site.tables()
                    .courses
                    .find(number)
                    .orElseThrow(() ->
                            MoodleFailure.php("Error", "Attempt to assign property \"contextvalidated\" on null")));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> search(Call call) {
        Parameters parameters = call.parameters();
        String criterion = parameters.text("criterianame");
        List<String> allowed = List.of("search", "modulelist", "blocklist", "tagid");
        if (!allowed.contains(criterion)) {
            throw MoodleFailure.invalidParameter("Invalid value for criterianame parameter (value: " + criterion
                    + "),allowed values are: " + String.join(",", allowed));
        }
        if (criterion.equals("modulelist") || criterion.equals("blocklist")) {
            call.require("moodle/site:config");
        }
        List<Row> found = new ArrayList<>(matching(call, criterion));
        int total = found.size();
        int perPage = (int) Math.max(0, parameters.number("perpage"));
        if (perPage > 0) {
            int from = (int) Math.min(found.size(), perPage * Math.max(0, parameters.number("page")));
            found = found.subList(from, Math.min(found.size(), from + perPage));
        }
        if (parameters.flag("limittoenrolled")) {
            int before = found.size();
            Enrolling enrolling = new Enrolling(call.site());
            found = found.stream()
                    .filter(course ->
                            enrolling.find(course.id(), call.caller().userId()).isPresent())
                    .toList();
            total -= before - found.size();
        }
        CourseViews views = new CourseViews(call);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("total", total);
        answer.put("courses", found.stream().map(views::publicInformation).toList());
        answer.put("warnings", List.of());
        return answer;
    }

    private static List<Row> matching(Call call, String criterion) {
        String wanted = Collation.key(call.parameters().text("criteriavalue"));
        if (!criterion.equals("search") || wanted.isBlank()) {
            return List.of();
        }
        boolean onlyWithCompletion = call.parameters().flag("onlywithcompletion");
        return call.site().tables().courses.all().stream()
                .filter(course -> course.id() != Site.FRONT_PAGE)
                .filter(course -> course.flag("visible") || call.site().may("moodle/course:viewhiddencourses"))
                .filter(course -> !onlyWithCompletion || course.flag("enablecompletion"))
                .filter(course -> containsAll(course, wanted))
                .sorted(new Courses(call.site()).inPlace())
                .toList();
    }

    /** Every word has to occur; a plus before a word asks for the word, a minus for its absence. */
    private static boolean containsAll(Row course, String words) {
        String text = Collation.key(String.join(
                " ",
                course.text("fullname"),
                course.text("shortname"),
                course.text("idnumber"),
                course.text("summary")));
        for (String word : words.toLowerCase(Locale.ROOT).split("\\s+")) {
            boolean contains = text.contains(word.replaceFirst("^[+-]", ""));
            if (word.startsWith("-") == contains) {
                return false;
            }
        }
        return true;
    }
}
