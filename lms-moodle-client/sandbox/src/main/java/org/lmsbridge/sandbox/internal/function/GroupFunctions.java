package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.declared.Text;
import org.lmsbridge.sandbox.internal.site.Courses;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.site.Tables;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions for groups inside courses. */
final class GroupFunctions {

    static final Map<String, Integer> LENGTHS = Map.of("name", 254, "idnumber", 100, "enrolmentkey", 50);

    private GroupFunctions() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.transaction("core_group_create_groups", GroupFunctions::create),
                WebFunction.transaction("core_group_update_groups", GroupChanges::update),
                WebFunction.read("core_group_get_group_members", GroupChanges::members),
                WebFunction.read("core_group_get_course_groups", GroupFunctions::ofCourse),
                WebFunction.transaction("core_group_delete_groups", GroupFunctions::delete),
                WebFunction.transaction("core_group_add_group_members", GroupFunctions::addMembers),
                WebFunction.transaction("core_group_delete_group_members", GroupFunctions::deleteMembers));
    }

    private static List<Map<String, @Nullable Object>> create(Call call) {
        List<Map<String, @Nullable Object>> created = new ArrayList<>();
        for (Parameters group : call.parameters().structures("groups")) {
            Row row = createOne(call, group);
            created.add(row.with("enrolmentkey", row.text("enrolmentkey")).cells());
        }
        return created;
    }

    private static Row createOne(Call call, Parameters group) {
        Tables tables = call.site().tables();
        long course = group.number("courseid");
        if (group.text("name").isBlank()) {
            throw MoodleFailure.invalidParameter("Invalid group name");
        }
        List<Row> there = tables.groups.by("courseid", course);
        if (there.stream().anyMatch(row -> Collation.same(row.text("name"), group.text("name")))) {
            throw MoodleFailure.invalidParameter("Group with the same name already exists in the course");
        }
        enter(call, course);
        call.require("moodle/course:managegroups");
        Courses.checkFormat(group.number("descriptionformat"));
        if (group.number("visibility") < 0 || group.number("visibility") > 3) {
            throw MoodleFailure.invalidParameter("Invalid group visibility provided");
        }
        String idnumber = Text.trim(group.text("idnumber"));
        checkIdnumber(tables, course, idnumber, 0);
        Map<String, @Nullable Object> cells = new LinkedHashMap<>(group.values());
        cells.put("name", Text.trim(group.text("name")));
        cells.computeIfPresent("idnumber", (key, sent) -> idnumber);
        checkLengths(cells, LENGTHS);
        cells.putIfAbsent("enrolmentkey", null);
        cells.putIfAbsent("idnumber", "");
        cells.putIfAbsent("visibility", 0L);
        cells.putIfAbsent("participation", true);
        cells.remove("customfields");
        return tables.groups.insert(Row.of(Map.of()).withAll(cells));
    }

    /** An idnumber is unique in a course, compared by PHP, to which case matters and "0" is none. */
    static void checkIdnumber(Tables tables, long course, String idnumber, long except) {
        boolean taken = !idnumber.isEmpty()
                && !idnumber.equals("0")
                && tables.groups.by("courseid", course).stream()
                        .anyMatch(row ->
                                row.id() != except && row.text("idnumber").equals(idnumber));
        if (taken) {
            throw MoodleFailure.of("idnumbertaken", "error", "This ID number is already in use");
        }
    }

    /** The database cuts nothing off. */
    static void checkLengths(Map<String, @Nullable Object> cells, Map<String, Integer> lengths) {
        lengths.forEach((name, length) -> {
            String text = ParamType.text(cells.get(name));
            if (text.codePointCount(0, text.length()) > length) {
                throw MoodleFailure.databaseWrite("Data too long for column '" + name + "' at row 1");
            }
        });
    }

    static Row enter(Call call, long course) {
        Row row = call.site()
                .tables()
                .courses
                .find(course)
                .orElseThrow(() ->
                        Entering.courseContext(course, Entering.noContext().text()));
        Entering.enterOrWrap(call, row);
        return row;
    }

    private static List<Map<String, @Nullable Object>> ofCourse(Call call) {
        Row course = enter(call, call.parameters().number("courseid"));
        call.require("moodle/course:managegroups");
        List<Map<String, @Nullable Object>> groups = new ArrayList<>();
        call.site().tables().groups.by("courseid", course.id()).stream()
                .sorted(Comparator.comparing(row -> Collation.key(row.text("name"))))
                .forEach(
                        row -> groups.add(row.with("name", shownName(call, row)).cells()));
        return groups;
    }

    /** 4.1 tells names as they are stored. */
    static String shownName(Call call, Row group) {
        String name = group.text("name");
        return call.site().version() == SandboxVersion.V4_1 ? name : call.shown(name);
    }

    private static @Nullable Object delete(Call call) {
        Tables tables = call.site().tables();
        for (long id : call.parameters().numbers("groupids")) {
            Row group = tables.groups.find(id).orElse(null);
            if (group != null) {
                enter(call, group.number("courseid"));
                call.require("moodle/course:managegroups");
                tables.groupMembers.by("groupid", id).forEach(row -> tables.groupMembers.delete(row.id()));
                tables.groupingGroups.by("groupid", id).forEach(row -> tables.groupingGroups.delete(row.id()));
                tables.groups.delete(id);
            }
        }
        return null;
    }

    private static @Nullable Object addMembers(Call call) {
        Site site = call.site();
        for (Parameters member : call.parameters().structures("members")) {
            Row group = admitted(call, member);
            long user = member.number("userid");
            if (new Enrolling(site).find(group.number("courseid"), user).isEmpty()) {
                throw MoodleFailure.invalidParameter("Only enrolled users may be members of groups");
            }
            boolean there = !site.tables()
                    .groupMembers
                    .by("pair", Tables.pairKey(group.id(), user))
                    .isEmpty();
            if (!there) {
                site.tables()
                        .groupMembers
                        .insert(Row.cells("groupid", group.id(), "userid", user, "timeadded", site.now()));
            }
        }
        return null;
    }

    private static @Nullable Object deleteMembers(Call call) {
        Tables tables = call.site().tables();
        for (Parameters member : call.parameters().structures("members")) {
            Row group = admitted(call, member);
            tables.groupMembers
                    .by("pair", Tables.pairKey(group.id(), member.number("userid")))
                    .forEach(row -> tables.groupMembers.delete(row.id()));
        }
        return null;
    }

    private static Row admitted(Call call, Parameters member) {
        Tables tables = call.site().tables();
        Row group =
                tables.groups.find(member.number("groupid")).orElseThrow(() -> MoodleFailure.missingRecord("groups"));
        boolean there = tables.users
                .find(member.number("userid"))
                .filter(row -> !row.flag("deleted"))
                .isPresent();
        if (!there) {
            throw MoodleFailure.missingRecord("user");
        }
        enter(call, group.number("courseid"));
        call.require("moodle/course:managegroups");
        return group;
    }
}
