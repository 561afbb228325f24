package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.declared.Text;
import org.lmsbridge.sandbox.internal.site.Courses;
import org.lmsbridge.sandbox.internal.site.Tables;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions for groupings, which hold groups of a course. */
final class GroupingFunctions {

    private GroupingFunctions() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.transaction("core_group_create_groupings", GroupingFunctions::create),
                WebFunction.transaction("core_group_assign_grouping", GroupingFunctions::assign),
                WebFunction.read("core_group_get_groupings", GroupingFunctions::read));
    }

    private static List<Map<String, @Nullable Object>> create(Call call) {
        List<Map<String, @Nullable Object>> created = new ArrayList<>();
        for (Parameters grouping : call.parameters().structures("groupings")) {
            created.add(createOne(call, grouping).cells());
        }
        return created;
    }

    /** Without an identifier the answer lacks a key that it must have, so that the call fails after its work. */
    private static Row createOne(Call call, Parameters grouping) {
        Tables tables = call.site().tables();
        long courseId = grouping.number("courseid");
        if (grouping.text("name").isBlank()) {
            throw MoodleFailure.invalidParameter("Invalid grouping name");
        }
        List<Row> there = tables.groupings.by("courseid", courseId);
        if (there.stream().anyMatch(row -> Collation.same(row.text("name"), grouping.text("name")))) {
            throw MoodleFailure.invalidParameter("Grouping with the same name already exists in the course");
        }
        Entering.enterOrWrap(call, Entering.course(call, courseId));
        call.require("moodle/course:managegroups");
        Courses.checkFormat(grouping.number("descriptionformat"));
        Map<String, @Nullable Object> cells = new LinkedHashMap<>(grouping.values());
        cells.remove("customfields");
        cells.put("name", Text.trim(grouping.text("name")));
        if (grouping.has("idnumber")) {
            String idnumber = Text.trim(grouping.text("idnumber"));
            checkIdnumber(there, idnumber);
            cells.put("idnumber", idnumber);
        }
        GroupFunctions.checkLengths(cells, Map.of("name", 255, "idnumber", 100));
        return tables.groupings.insert(Row.of(Map.of()).withAll(cells));
    }

    /** Other than with groups, PHP compares here, and tells upper from lower case; it takes "0" for none. */
    private static void checkIdnumber(List<Row> there, String idnumber) {
        boolean given = !idnumber.isEmpty() && !idnumber.equals("0");
        if (given && there.stream().anyMatch(row -> row.text("idnumber").equals(idnumber))) {
            throw MoodleFailure.of("idnumbertaken", "error", "This ID number is already in use");
        }
    }

    private static @Nullable Object assign(Call call) {
        Tables tables = call.site().tables();
        for (Parameters assignment : call.parameters().structures("assignments")) {
            Row grouping = grouping(tables, assignment.number("groupingid"));
            Row group = tables.groups
                    .find(assignment.number("groupid"))
                    .orElseThrow(() -> MoodleFailure.missingRecord("groups"));
            List<Row> held = tables.groupingGroups.by("groupingid", grouping.id());
            if (held.stream().noneMatch(row -> row.number("groupid") == group.id())) {
                GroupFunctions.enter(call, grouping.number("courseid"));
                call.require("moodle/course:managegroups");
                tables.groupingGroups.insert(Row.cells("groupingid", grouping.id(), "groupid", group.id()));
            }
        }
        return null;
    }

    private static List<Map<String, @Nullable Object>> read(Call call) {
        Tables tables = call.site().tables();
        List<Map<String, @Nullable Object>> answer = new ArrayList<>();
        for (long id : call.parameters().numbers("groupingids")) {
            Row grouping = grouping(tables, id);
            GroupFunctions.enter(call, grouping.number("courseid"));
            call.require("moodle/course:managegroups");
            Map<String, @Nullable Object> view = new LinkedHashMap<>(grouping.cells());
            view.put("customfields", List.of());
            List<Map<String, @Nullable Object>> groups = groups(tables, id);
            if (call.parameters().flag("returngroups") && !groups.isEmpty()) {
                view.put("groups", groups);
            }
            answer.add(view);
        }
        return answer;
    }

    private static List<Map<String, @Nullable Object>> groups(Tables tables, long groupingId) {
        return tables.groupingGroups.by("groupingid", groupingId).stream()
                .flatMap(held -> tables.groups.find(held.number("groupid")).stream())
                .sorted(Comparator.comparingLong(Row::id))
                .map(group -> group.with("customfields", List.of()).cells())
                .toList();
    }

    private static Row grouping(Tables tables, long id) {
        return tables.groupings.find(id).orElseThrow(() -> MoodleFailure.missingRecord("groupings"));
    }
}
