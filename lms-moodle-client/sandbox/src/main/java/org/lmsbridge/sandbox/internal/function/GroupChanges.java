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

/** Functions that change groups and tell who is in them. */
final class GroupChanges {

    private GroupChanges() {}

    static @Nullable Object update(Call call) {
        Tables tables = call.site().tables();
        for (Parameters group : call.parameters().structures("groups")) {
            if (Text.trim(group.text("name")).isEmpty()) {
                throw MoodleFailure.invalidParameter("Invalid group name");
            }
            Row there = tables.groups
                    .find(group.number("id"))
                    .orElseThrow(
                            () -> MoodleFailure.invalidParameter("Group " + group.number("id") + " does not exist"));
            checkNames(tables, there, group);
            tables.groups.update(changed(call, there, group));
        }
        return null;
    }

    private static void checkNames(Tables tables, Row there, Parameters group) {
        List<Row> others = tables.groups.by("courseid", there.number("courseid")).stream()
                .filter(row -> row.id() != there.id())
                .toList();
        String name = group.text("name");
        boolean renamed = !name.equals(there.text("name"));
        if (renamed && others.stream().anyMatch(row -> Collation.same(row.text("name"), name))) {
            throw MoodleFailure.invalidParameter("A different group with the same name already exists in the course");
        }
    }

    private static Row changed(Call call, Row there, Parameters group) {
        GroupFunctions.enter(call, there.number("courseid"));
        call.require("moodle/course:managegroups");
        Map<String, @Nullable Object> cells = new LinkedHashMap<>(group.values());
        cells.remove("customfields");
        cells.put("name", Text.trim(group.text("name")));
        // PHP takes "0" for no description.
        if (!group.text("description").isEmpty() && !group.text("description").equals("0")) {
            Courses.checkFormat(group.number("descriptionformat"));
        }
        if (group.has("idnumber")) {
            String idnumber = Text.trim(group.text("idnumber"));
            GroupFunctions.checkIdnumber(call.site().tables(), there.number("courseid"), idnumber, there.id());
            cells.put("idnumber", idnumber);
        }
        GroupFunctions.checkLengths(cells, GroupFunctions.LENGTHS);
        return there.withAll(cells);
    }

    static List<Map<String, @Nullable Object>> members(Call call) {
        Tables tables = call.site().tables();
        List<Map<String, @Nullable Object>> answer = new ArrayList<>();
        for (long id : call.parameters().numbers("groupids")) {
            Row group = tables.groups.find(id).orElseThrow(() -> MoodleFailure.missingRecord("groups"));
            GroupFunctions.enter(call, group.number("courseid"));
            call.require("moodle/course:managegroups");
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("groupid", id);
            members.put("userids", inOrder(tables, id));
            answer.add(members);
        }
        return answer;
    }

    private static List<Long> inOrder(Tables tables, long group) {
        return tables.groupMembers.by("groupid", group).stream()
                .flatMap(member -> tables.users.find(member.number("userid")).stream())
                .sorted(Comparator.<Row, String>comparing(row -> Collation.key(row.text("lastname")))
                        .thenComparing(row -> Collation.key(row.text("firstname"))))
                .map(Row::id)
                .toList();
    }
}
