package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.Categories;
import org.lmsbridge.sandbox.internal.site.Courses;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions for course categories. */
final class CategoryFunctions {

    private CategoryFunctions() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.read("core_course_get_categories", CategoryFunctions::get),
                WebFunction.transaction("core_course_create_categories", CategoryFunctions::create),
                WebFunction.transaction("core_course_update_categories", CategoryFunctions::update),
                WebFunction.transaction("core_course_delete_categories", CategoryFunctions::delete));
    }

    private static List<Map<String, @Nullable Object>> get(Call call) {
        Categories categories = new Categories(call.site());
        Map<Long, Row> selected = new TreeMap<>();
        List<Parameters> criteria = call.parameters().structures("criteria");
        for (Row row : call.site().tables().categories.all()) {
            if (matches(call, row, criteria)) {
                List<Row> found = criteria.isEmpty() || !call.parameters().flag("addsubcategories")
                        ? List.of(row)
                        : categories.tree(row);
                found.forEach(each -> selected.put(each.id(), each));
            }
        }
        Map<Long, Long> orders = categories.sortOrders();
        Map<Long, Long> counts = categories.courseCounts();
        // The site compares the places as text.
        return selected.values().stream()
                .filter(row -> row.flag("visible") || call.site().may("moodle/category:viewhiddencategories"))
                .map(row -> view(call, row, orders.getOrDefault(row.id(), 0L), counts.getOrDefault(row.id(), 0L)))
                .sorted(Comparator.comparing(info -> String.valueOf(info.get("sortorder"))))
                .toList();
    }

    private static Map<String, @Nullable Object> view(Call call, Row row, long order, long courses) {
        Map<String, @Nullable Object> info = new LinkedHashMap<>(row.cells());
        info.put("name", call.shown(row.text("name")));
        info.put("sortorder", order);
        info.put("coursecount", courses);
        if (!call.site().may("moodle/category:manage")) {
            info.keySet().removeAll(List.of("idnumber", "visible", "visibleold", "timemodified", "theme"));
        }
        return info;
    }

    private static boolean matches(Call call, Row row, List<Parameters> criteria) {
        boolean all = true;
        for (Parameters criterion : criteria) {
            all &= matches(call, row, criterion.text("key"), criterion.text("value"));
        }
        return all;
    }

    private static boolean matches(Call call, Row row, String key, String value) {
        boolean allowed = switch (key) {
            case "id", "ids", "name", "parent" -> true;
            case "idnumber", "theme" -> call.site().may("moodle/category:manage");
            case "visible" -> call.site().may("moodle/category:viewhiddencategories");
            default -> false;
        };
        if (!allowed) {
            throw MoodleFailure.of("criteriaerror", "webservice", "Missing permissions to search on a criterion.");
        }
        return switch (key) {
            case "id", "parent", "visible" -> ParamType.INT.clean(value).equals(row.number(key));
            case "ids" -> List.of(value.replaceAll("[^0-9,]", "").split(",")).contains(row.text("id"));
            case "name" -> Collation.same(row.text(key), ParamType.text(ParamType.TEXT.clean(value)));
            default -> !row.text(key).isEmpty() && Collation.same(row.text(key), value);
        };
    }

    private static List<Map<String, Object>> create(Call call) {
        Categories categories = new Categories(call.site());
        List<Map<String, Object>> created = new ArrayList<>();
        for (Parameters category : call.parameters().structures("categories")) {
            long parent = category.number("parent");
            if (parent != 0 && call.site().tables().categories.find(parent).isEmpty()) {
                throw MoodleFailure.of("unknowcategory", "error", "Category not known!");
            }
            call.require("moodle/category:manage");
            Courses.checkFormat(category.number("descriptionformat"));
            categories.check(0, category.text("name"), category.text("idnumber"));
            Row row = categories.insert(Row.cells(
                    "name", category.text("name"),
                    "parent", parent,
                    "idnumber", category.has("idnumber") ? category.text("idnumber") : null,
                    "description", category.text("description"),
                    "descriptionformat", category.number("descriptionformat")));
            created.add(Map.of("id", row.id(), "name", call.shown(row.text("name"))));
        }
        return created;
    }

    private static @Nullable Object update(Call call) {
        Site site = call.site();
        Categories categories = new Categories(site);
        for (Parameters category : call.parameters().structures("categories")) {
            Row row = categories.get(category.number("id"));
            call.require("moodle/category:manage");
            Courses.checkFormat(category.number("descriptionformat"));
            if (category.has("name")) {
                row = row.with("name", category.text("name"));
            }
            if (category.has("idnumber")) {
                row = row.with("idnumber", category.text("idnumber"));
            }
            if (category.has("description")) {
                row = row.with("description", category.text("description"));
            }
            categories.check(row.id(), row.text("name"), row.text("idnumber"));
            row = site.tables()
                    .categories
                    .update(row.with("descriptionformat", category.number("descriptionformat"))
                            .with("timemodified", site.now()));
            if (category.has("parent") && category.number("parent") != row.number("parent")) {
                move(categories, row, category.number("parent"));
            }
        }
        return null;
    }

    private static void move(Categories categories, Row row, long parent) {
        if (parent != 0) {
            categories.get(parent);
        }
        boolean below = categories.tree(row).stream().anyMatch(each -> each.id() == parent);
        if (below) {
            throw MoodleFailure.of("cannotmovecategory", "error", "Cannot move category");
        }
        categories.move(row, parent);
    }

    private static @Nullable Object delete(Call call) {
        Site site = call.site();
        Categories categories = new Categories(site);
        for (Parameters category : call.parameters().structures("categories")) {
            Row row = categories.get(category.number("id"));
            call.require("moodle/category:manage");
            if (category.flag("recursive")) {
                deleteTree(site, categories, row);
            } else {
                long parent = category.number("newparent") != 0 ? category.number("newparent") : row.number("parent");
                if (parent == 0) {
                    throw MoodleFailure.of(
                            "movecatcontentstoroot",
                            "error",
                            "Moving the category content to root is not allowed. You must move the contents to an"
                                    + " existing category!");
                }
                moveContent(site, categories, row, categories.get(parent));
            }
        }
        return null;
    }

    private static void deleteTree(Site site, Categories categories, Row root) {
        Courses courses = new Courses(site);
        for (Row row : categories.tree(root)) {
            site.tables().courses.by("category", row.id()).forEach(course -> courses.delete(course.id()));
            site.tables().categories.delete(row.id());
        }
    }

    private static void moveContent(Site site, Categories categories, Row row, Row target) {
        if (categories.tree(row).stream().anyMatch(each -> each.id() == target.id())) {
            throw MoodleFailure.of("cannotmovecategory", "error", "Cannot move category");
        }
        site.tables()
                .courses
                .by("category", row.id())
                .forEach(course -> site.tables().courses.update(course.with("category", target.id())));
        site.tables().categories.by("parent", row.id()).forEach(child -> categories.move(child, target.id()));
        site.tables().categories.delete(row.id());
    }
}
