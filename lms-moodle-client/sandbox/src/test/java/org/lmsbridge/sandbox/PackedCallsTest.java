package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PackedCallsTest {

    private static final String PACKED = "tool_mobile_call_external_functions";

    @Test
    void theFirstErrorEndsTheBatchAndWhatCameBeforeStays() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            JsonNode answer = new Rest(moodle).call(PACKED, """
                    {"requests":[
                      {"function":"core_course_create_categories","arguments":"{\\"categories\\":[{\\"name\\":\\"Made\\"}]}"},
                      {"function":"core_course_create_categories","arguments":"{\\"categories\\":[{\\"name\\":\\"\\"}]}"},
                      {"function":"core_course_get_categories"}]}""");
            assertThat(answer.path("responses")).hasSize(2);
            assertThat(answer.path("responses").path(1).path("exception").asText())
                    .contains("categorynamerequired");
            assertThat(moodle.state().categories()).hasSize(2);
            assertThat(moodle.calls().of("core_course_create_categories").calls())
                    .isEqualTo(2);
            assertThat(moodle.calls().requests().calls()).isEqualTo(1);
        }
    }

    @Test
    void aFunctionOutsideTheServiceTellsItsCodeOnly() {
        try (MoodleSandbox moodle =
                MoodleSandbox.builder().functions(Set.of(PACKED)).start()) {
            JsonNode answer =
                    new Rest(moodle).call(PACKED, "{\"requests\":[{\"function\":\"core_course_get_categories\"}]}");
            assertThat(answer.path("responses").path(0).path("exception").asText())
                    .isEqualTo("{\"errorcode\":\"accessexception\",\"module\":\"webservice\"}");
        }
    }

    @Test
    void largeArgumentsTravelAsOneVariable() {
        try (MoodleSandbox moodle = MoodleSandbox.builder().maxInputVars(10).start()) {
            String parameters = Rest.JSON
                    .createObjectNode()
                    .set(
                            "requests",
                            Rest.JSON
                                    .createArrayNode()
                                    .add(Rest.JSON
                                            .createObjectNode()
                                            .put("function", "core_user_create_users")
                                            .put("arguments", TestUsers.many(50))))
                    .toString();
            new Rest(moodle).call(PACKED, parameters);
            assertThat(moodle.state().users()).hasSize(52);
        }
    }
}
