package org.lmsbridge.moodle.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Calls about courses, categories and groups. */
final class CourseCalls {
    private final Words words;
    private final Made made;

    CourseCalls(Words words, Made made) {
        this.words = words;
        this.made = made;
    }

    List<Supplier<Draft>> all() {
        List<Supplier<Draft>> all = new ArrayList<>(inPacks());
        all.addAll(List.of(
                this::create,
                this::delete,
                this::createCategories,
                this::updateCategories,
                this::deleteCategories,
                this::createGroups,
                this::updateGroups,
                this::membersOf,
                this::deleteGroups,
                this::contents));
        if (words.chance(15)) {
            all.add(this::duplicate);
        }
        return all;
    }

    List<Supplier<Draft>> inPacks() {
        return List.of(
                this::update, this::byIds, this::byField, this::search, this::categories, this::groups, this::members);
    }

    Draft create() {
        return Draft.of("core_course_create_courses").with("courses", several(this::newCourse));
    }

    private Map<String, Object> newCourse() {
        Map<String, Object> course = new LinkedHashMap<>();
        course.put("fullname", words.text("Course " + words.name("c")));
        course.put("shortname", words.chance(90) ? words.name("c") : words.text("C"));
        course.put("categoryid", category(1L));
        // Without news a course has no forum, which the look-alike does not make.
        course.put("newsitems", 0);
        dates(course, words.chance(90) ? 100 : 0);
        sometimes(course, 50, "idnumber", words.text(words.name("k")));
        sometimes(course, 20, "summary", words.html());
        sometimes(course, 5, "summaryformat", words.one(List.of(1, 1, 3, 5)));
        sometimes(course, 20, "visible", words.flag());
        sometimes(course, 50, "enablecompletion", words.flag());
        sometimes(course, 15, "format", words.one(List.of("topics", "weeks", "social", "singleactivity", "nosuch")));
        sometimes(course, 15, "numsections", words.upTo(5));
        sometimes(course, 10, "showgrades", words.flag());
        sometimes(course, 10, "groupmode", words.upTo(3));
        sometimes(course, 5, "lang", words.one(List.of("en", "xx", "")));
        return course;
    }

    private Draft update() {
        return Draft.of("core_course_update_courses").with("courses", several(() -> {
            Map<String, Object> course = new LinkedHashMap<>();
            course.put("id", made.any(Kind.COURSE));
            sometimes(course, 30, "fullname", words.text("Changed " + words.name("c")));
            sometimes(course, 20, "shortname", words.text(words.name("c")));
            sometimes(course, 20, "idnumber", words.text(words.name("k")));
            // Never one that is not there: the site moves the course all the same, which the look-alike does not do.
            sometimes(course, 15, "categoryid", 1L);
            sometimes(course, 20, "visible", words.flag());
            sometimes(course, 15, "enablecompletion", words.flag());
            sometimes(course, 15, "summary", words.html());
            sometimes(course, 10, "format", words.one(List.of("topics", "weeks")));
            dates(course, 25);
            return course;
        }));
    }

    private void dates(Map<String, Object> course, int percent) {
        sometimes(course, percent, "startdate", words.time());
        sometimes(course, percent / 3, "enddate", words.time());
    }

    private Draft delete() {
        List<Object> ids = new ArrayList<>(List.of(made.any(Kind.COURSE)));
        if (words.chance(20)) {
            ids.add(made.any(Kind.COURSE));
        }
        return Draft.of("core_course_delete_courses").with("courseids", ids);
    }

    private Draft byIds() {
        List<Object> ids = new ArrayList<>(List.of(made.any(Kind.COURSE)));
        if (words.chance(50)) {
            ids.add(made.any(Kind.COURSE));
        }
        return Draft.of("core_course_get_courses").with("options", Map.of("ids", ids));
    }

    private Draft byField() {
        String field = words.one(List.of("id", "ids", "shortname", "idnumber", "category", "nosuch"));
        Object value = switch (field) {
            case "id" -> made.any(Kind.COURSE);
            case "ids" -> made.any(Kind.COURSE);
            case "category" -> category(Ref.NOBODY);
            case "idnumber" -> words.name("k");
            default -> words.name("c");
        };
        return Draft.of("core_course_get_courses_by_field").with("field", field).with("value", value);
    }

    private Draft search() {
        Draft draft = Draft.of("core_course_search_courses")
                .with("criterianame", words.chance(95) ? "search" : "nosuch")
                .with(
                        "criteriavalue",
                        words.one(List.of(Side.MARK, Side.MARK + "c1", Side.MARK + "C2", "nothing here")));
        return words.chance(40) ? draft.with("page", words.upTo(2)).with("perpage", words.upTo(3)) : draft;
    }

    private Draft contents() {
        Draft draft = Draft.of("core_course_get_contents").with("courseid", made.any(Kind.COURSE));
        return words.chance(30)
                ? draft.named(
                        "options",
                        "name",
                        Map.of(words.one(List.of("excludemodules", "excludecontents", "nosuch")), words.flag()))
                : draft;
    }

    private Draft duplicate() {
        return Draft.of("core_course_duplicate_course")
                .with("courseid", made.any(Kind.COURSE))
                .with("fullname", "Copy")
                .with("shortname", words.name("c"))
                .with("categoryid", category(1L))
                .named("options", "name", words.chance(70) ? Map.of("users", words.flag()) : Map.of());
    }

    private Draft categories() {
        Map<String, Object> criteria = new LinkedHashMap<>();
        switch (words.upTo(4)) {
            case 0 -> criteria.put("id", category(Ref.NOBODY));
            case 1 -> criteria.put("idnumber", words.name("g"));
            case 2 -> criteria.put("parent", category(Ref.NOBODY));
            default -> criteria.put(words.one(List.of("name", "visible", "nosuch")), words.name("g"));
        }
        Draft draft = Draft.of("core_course_get_categories").named("criteria", "key", criteria);
        return words.chance(50) ? draft.with("addsubcategories", words.flag()) : draft;
    }

    private Draft createCategories() {
        return Draft.of("core_course_create_categories").with("categories", several(() -> {
            Map<String, Object> category = new LinkedHashMap<>();
            category.put("name", words.text(words.name("g")));
            sometimes(category, 50, "parent", category(0L));
            sometimes(category, 50, "idnumber", words.text(words.name("g")));
            sometimes(category, 30, "description", words.html());
            sometimes(category, 10, "descriptionformat", words.one(List.of(1, 1, 3, 5)));
            return category;
        }));
    }

    private Draft updateCategories() {
        return Draft.of("core_course_update_categories").with("categories", several(() -> {
            Map<String, Object> category = new LinkedHashMap<>();
            category.put("id", category(Ref.NOBODY));
            sometimes(category, 50, "name", words.text(words.name("g")));
            sometimes(category, 30, "parent", category(0L));
            sometimes(category, 30, "idnumber", words.text(words.name("g")));
            sometimes(category, 20, "description", words.html());
            return category;
        }));
    }

    private Draft deleteCategories() {
        Map<String, Object> category = new LinkedHashMap<>();
        category.put("id", category(Ref.NOBODY));
        sometimes(category, 40, "newparent", words.one(List.of(1L, Ref.NOBODY)));
        sometimes(category, 50, "recursive", words.flag());
        return Draft.of("core_course_delete_categories").with("categories", List.of(category));
    }

    private Draft createGroups() {
        return Draft.of("core_group_create_groups").with("groups", several(() -> {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("courseid", made.any(Kind.COURSE));
            group.put("name", words.text(words.name("r")));
            group.put("description", words.html());
            sometimes(group, 40, "idnumber", words.text(words.name("r")));
            sometimes(group, 10, "enrolmentkey", words.text("key"));
            sometimes(group, 5, "descriptionformat", words.one(List.of(1, 1, 3, 5)));
            return group;
        }));
    }

    private Draft updateGroups() {
        return Draft.of("core_group_update_groups").with("groups", several(() -> {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("id", made.any(Kind.GROUP));
            group.put("name", words.text(words.name("r")));
            sometimes(group, 40, "idnumber", words.text(words.name("r")));
            sometimes(group, 30, "description", words.html());
            return group;
        }));
    }

    private Draft membersOf() {
        return Draft.of("core_group_get_group_members").with("groupids", List.of(made.any(Kind.GROUP)));
    }

    private Draft groups() {
        return Draft.of("core_group_get_course_groups").with("courseid", made.any(Kind.COURSE));
    }

    private Draft deleteGroups() {
        return Draft.of("core_group_delete_groups").with("groupids", List.of(made.any(Kind.GROUP)));
    }

    private Draft members() {
        return Draft.of(words.one(List.of("core_group_add_group_members", "core_group_delete_group_members")))
                .with("members", several(() -> {
                    Map<String, Object> member = new LinkedHashMap<>();
                    member.put("groupid", made.any(Kind.GROUP));
                    member.put("userid", made.any(Kind.USER));
                    return member;
                }));
    }

    /** A category of this sequence, or another one that does no harm. */
    private Object category(long other) {
        return made.has(Kind.CATEGORY) && words.chance(80) ? made.any(Kind.CATEGORY) : (Object) other;
    }

    private List<Map<String, Object>> several(Supplier<Map<String, Object>> one) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(one.get()));
        while (words.chance(25)) {
            all.add(one.get());
        }
        return all;
    }

    private void sometimes(Map<String, Object> into, int percent, String name, Object value) {
        if (words.chance(percent)) {
            into.put(name, value);
        }
    }
}
