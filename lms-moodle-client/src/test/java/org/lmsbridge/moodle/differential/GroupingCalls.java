package org.lmsbridge.moodle.differential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Calls about groupings. */
final class GroupingCalls {
    private final Words words;
    private final Made made;

    GroupingCalls(Words words, Made made) {
        this.words = words;
        this.made = made;
    }

    List<Supplier<Draft>> all() {
        return List.of(this::create, this::assign, this::read);
    }

    private Draft create() {
        Map<String, Object> grouping = new LinkedHashMap<>();
        grouping.put("courseid", made.any(Kind.COURSE));
        grouping.put("name", words.text(words.name("r")));
        grouping.put("description", words.html());
        if (words.chance(85)) {
            grouping.put("idnumber", words.text(words.name("r")));
        }
        if (words.chance(5)) {
            grouping.put("descriptionformat", words.one(List.of(1, 3, 5)));
        }
        return Draft.of("core_group_create_groupings").with("groupings", List.of(grouping));
    }

    private Draft assign() {
        Map<String, Object> assignment = new LinkedHashMap<>();
        assignment.put("groupingid", made.any(Kind.GROUPING));
        assignment.put("groupid", made.any(Kind.GROUP));
        return Draft.of("core_group_assign_grouping").with("assignments", List.of(assignment));
    }

    private Draft read() {
        Draft draft = Draft.of("core_group_get_groupings").with("groupingids", List.of(made.any(Kind.GROUPING)));
        return words.chance(70) ? draft.with("returngroups", words.flag()) : draft;
    }
}
