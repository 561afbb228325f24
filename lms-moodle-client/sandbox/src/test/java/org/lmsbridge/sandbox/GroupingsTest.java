package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupingsTest {
    private final MoodleSandbox moodle = MoodleSandbox.start();
    private final Rest rest = new Rest(moodle);
    private final long course = moodle.state().addCourse("C1", "Course", 1);

    @AfterEach
    void stop() {
        moodle.close();
    }

    private JsonNode create(String name, String more) {
        return rest.call(
                "core_group_create_groupings",
                "{\"groupings\":[{\"courseid\":%d,\"name\":\"%s\",\"description\":\"\"%s}]}"
                        .formatted(course, name, more));
    }

    private long group() {
        return rest.call(
                        "core_group_create_groups",
                        "{\"groups\":[{\"courseid\":%d,\"name\":\"G\",\"description\":\"\"}]}".formatted(course))
                .path(0)
                .path("id")
                .asLong();
    }

    private JsonNode assign(long grouping, long group) {
        return rest.call(
                "core_group_assign_grouping",
                "{\"assignments\":[{\"groupingid\":%d,\"groupid\":%d}]}".formatted(grouping, group));
    }

    private JsonNode read(long grouping) {
        return rest.call("core_group_get_groupings", "{\"groupingids\":[%d],\"returngroups\":1}".formatted(grouping));
    }

    @Test
    void aGroupingHoldsAGroupOnce() {
        long grouping = create("A", ",\"idnumber\":\" x \"").path(0).path("id").asLong();
        long group = group();

        assertThat(assign(grouping, group).isNull()).isTrue();
        assertThat(assign(grouping, group).isNull()).isTrue();

        assertThat(read(grouping).path(0).path("idnumber").asText()).isEqualTo("x");
        assertThat(read(grouping).path(0).path("groups").findValues("id"))
                .extracting(JsonNode::asLong)
                .containsExactly(group);
    }

    @Test
    void whatTheSiteRefusesIsRefused() {
        long grouping = create("A", ",\"idnumber\":\"x\"").path(0).path("id").asLong();

        assertThat(code(create("a", ",\"idnumber\":\"\""))).isEqualTo("invalidparameter");
        assertThat(code(create(" ", ",\"idnumber\":\"\""))).isEqualTo("invalidparameter");
        assertThat(code(create("B", ",\"idnumber\":\"x\""))).isEqualTo("idnumbertaken");
        assertThat(code(create("x".repeat(256), ",\"idnumber\":\"\""))).isEqualTo("dmlwriteexception");
        assertThat(code(assign(grouping, 99_999))).isEqualTo("invalidrecord");
        assertThat(code(assign(99_999, group()))).isEqualTo("invalidrecord");
        assertThat(code(read(99_999))).isEqualTo("invalidrecord");
    }

    @Test
    void withoutAnIdentifierTheAnswerFailsButTheGroupingIsThere() {
        assertThat(code(create("A", ""))).isEqualTo("invalidresponse");
        assertThat(code(create("A", ",\"idnumber\":\"\""))).isEqualTo("invalidparameter");
    }

    @Test
    void aCopyOfACourseHasItsGroupings() {
        long grouping = create("A", ",\"idnumber\":\"x\"").path(0).path("id").asLong();
        assign(grouping, group());

        rest.call(
                "core_course_duplicate_course",
                "{\"courseid\":%d,\"fullname\":\"Copy\",\"shortname\":\"C2\",\"categoryid\":1}".formatted(course));

        JsonNode copied = read(grouping + 1).path(0);
        assertThat(copied.path("name").asText()).isEqualTo("A");
        assertThat(copied.path("groups")).hasSize(1);
    }

    private static String code(JsonNode answer) {
        return answer.path("errorcode").asText();
    }
}
