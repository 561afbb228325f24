package org.lmsbridge.moodle.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.bulk.BulkCall;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Verdict;

/** A destination for a function that has none of its own. */
class AnyFunctionTest extends DestinationFixture {
    @Test
    void anyFunctionTakesRecordsOneByOne() {
        long course = sandbox.state().addCourse("C1", "First", 1);

        DestinationReport report = send(
                Destination.manual(client, "core_course_update_courses"),
                List.of(
                        Map.of("courses", List.of(Map.of("id", course, "fullname", "Other"))),
                        Map.of("courses", List.of(Map.of("id", course, "nosuch", 1)))));

        assertThat(report.written()).isOne();
        assertThat(report.rejected()).isOne();
        assertThat(sandbox.state().course("C1").orElseThrow().fullname()).isEqualTo("Other");
        assertThat(BulkResult.value(outcomes.get(0).verdict()))
                .hasValueSatisfying(answer ->
                        assertThat(((JsonNode) answer).path("warnings")).isEmpty());
    }

    @Test
    void secretsOfAnyFunctionAreMaskedByTheirNames() {
        Map<String, Object> record = Map.of("newpassword", "s3cret", "users", List.of(Map.of("Password", "s3cret")));

        Preview<Map<String, ?>> preview = Destination.manual(client, "core_course_update_courses")
                .build()
                .preview(List.of(record))
                .get(0);

        assertThat(preview.toString()).doesNotContain("s3cret").contains("newpassword=***");
    }

    @Test
    void anyFunctionThatUndoesEverythingTakesManyRecords() {
        long course = sandbox.state().addCourse("C1", "First", 1);
        List<Map<String, Object>> rows = new ArrayList<>(IntStream.range(0, 50)
                .mapToObj(number -> Map.<String, Object>of(
                        "courseid", course, "name", "G" + number, "description", "", "opens", "2026-11-21"))
                .toList());
        rows.set(7, Map.of("courseid", course, "name", "G1"));

        DestinationReport report = send(
                Destination.manual(client, new BulkCall("core_group_create_groups", Optional.of("groups"), true, false))
                        .exclude(List.of("opens"))
                        .defaultTo("description", "")
                        .keepBlanks(),
                rows);

        assertThat(report.written()).isEqualTo(49);
        assertThat(outcomes.get(7).verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(((JsonNode) BulkResult.value(outcomes.get(8).verdict()).orElseThrow())
                        .path("name")
                        .asText())
                .isEqualTo("G8");
        assertThat(sandbox.state().groups(course)).hasSize(49);
    }
}
