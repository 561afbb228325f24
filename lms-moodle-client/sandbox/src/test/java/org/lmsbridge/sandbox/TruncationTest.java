package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class TruncationTest {

    private static final String QUERY = "wsfunction=core_user_create_users&moodlewsrestformat=json";

    @Test
    void variablesBeyondTheLimitAreDroppedWithoutAWordWhereTheTokenComesFirst() {
        try (MoodleSandbox moodle = MoodleSandbox.builder().maxInputVars(51).start()) {
            String form = Rest.form(TestUsers.many(20));
            HttpResponse<String> answer = new Rest(moodle).post(QUERY, "wstoken=" + moodle.token() + '&' + form);
            assertThat(answer.body()).startsWith("[{\"id\":3,").doesNotContain("exception");
            assertThat(moodle.state().users()).hasSize(2 + 10);
        }
    }

    @Test
    void theTokenIsDroppedFirstWhereItComesLastSoThatNothingIsDone() {
        try (MoodleSandbox moodle = MoodleSandbox.builder().maxInputVars(51).start()) {
            var answer = new Rest(moodle).call("core_user_create_users", TestUsers.many(20));
            assertThat(answer.path("errorcode").asText()).isEqualTo("invalidtoken");
            assertThat(moodle.state().users()).hasSize(2);
        }
    }

    @Test
    void aCutInTheMiddleOfARecordIsAMissingKey() {
        try (MoodleSandbox moodle =
                MoodleSandbox.builder().maxInputVars(48).debug(true).start()) {
            String form = Rest.form(TestUsers.many(20));
            HttpResponse<String> answer = new Rest(moodle).post(QUERY, "wstoken=" + moodle.token() + '&' + form);
            assertThat(answer.body()).contains("invalidparameter").contains("Missing required key in single structure");
            assertThat(moodle.state().users()).hasSize(2);
        }
    }

    @Test
    void exactlyTheLimitIsRead() {
        try (MoodleSandbox moodle = MoodleSandbox.builder().maxInputVars(51).start()) {
            var answer = new Rest(moodle).call("core_user_create_users", TestUsers.many(10));
            assertThat(answer).hasSize(10);
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedByTheWebServer() {
        try (MoodleSandbox moodle = MoodleSandbox.builder().maxBodyBytes(500).start()) {
            HttpResponse<String> answer = new Rest(moodle).send("core_user_create_users", TestUsers.many(20));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        }
    }

    @Test
    void theAnswerIsXmlWhereTheFormatIsMissing() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            HttpResponse<String> answer =
                    new Rest(moodle).post("wsfunction=core_course_get_categories", "wstoken=" + moodle.token());
            assertThat(answer.body())
                    .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<RESPONSE>\n<MULTIPLE>\n<SINGLE>")
                    .contains("<KEY name=\"idnumber\"><VALUE null=\"null\"/>");
        }
    }
}
