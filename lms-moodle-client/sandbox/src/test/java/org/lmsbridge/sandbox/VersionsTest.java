package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class VersionsTest {

    @Test
    void exceptionsHaveANamespaceIn50() {
        assertThat(failure(SandboxVersion.V4_1).path("exception").asText()).isEqualTo("invalid_parameter_exception");
        assertThat(failure(SandboxVersion.V4_4).path("exception").asText()).isEqualTo("invalid_parameter_exception");
        assertThat(failure(SandboxVersion.V5_0).path("exception").asText())
                .isEqualTo("core\\exception\\invalid_parameter_exception");
    }

    @Test
    void anUnknownUserIsAnErrorOfPhpItselfIn50() {
        JsonNode old = enrolNobody(SandboxVersion.V4_4);
        JsonNode young = enrolNobody(SandboxVersion.V5_0);
        assertThat(old.path("errorcode").asText()).isEqualTo("codingerror");
        assertThat(young.path("exception").asText()).isEqualTo("TypeError");
        assertThat(young.has("errorcode")).isFalse();
    }

    @Test
    void enrolmentsMailFrom44On() {
        assertThat(mailsAfterEnrolment(SandboxVersion.V4_1)).isZero();
        assertThat(mailsAfterEnrolment(SandboxVersion.V4_4)).isEqualTo(1);
        assertThat(mailsAfterEnrolment(SandboxVersion.V5_0)).isEqualTo(1);
    }

    @Test
    void eachVersionDeclaresItsOwnParametersAndAnswers() {
        String group = "{\"groups\":[{\"courseid\":2,\"name\":\"G\",\"description\":\"\",\"visibility\":1}]}";
        try (MoodleSandbox old = start(SandboxVersion.V4_1);
                MoodleSandbox young = start(SandboxVersion.V4_4)) {
            old.state().addCourse("C", "Course", 1);
            young.state().addCourse("C", "Course", 1);
            assertThat(new Rest(old)
                            .call("core_group_create_groups", group)
                            .path("errorcode")
                            .asText())
                    .isEqualTo("invalidparameter");
            assertThat(new Rest(young)
                            .call("core_group_create_groups", group)
                            .path(0)
                            .path("visibility")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    private static JsonNode failure(SandboxVersion version) {
        try (MoodleSandbox moodle = start(version)) {
            return new Rest(moodle).call("core_user_create_users", "{}");
        }
    }

    private static JsonNode enrolNobody(SandboxVersion version) {
        try (MoodleSandbox moodle = start(version)) {
            moodle.state().addCourse("C", "Course", 1);
            return new Rest(moodle)
                    .call("enrol_manual_enrol_users", "{\"enrolments\":[{\"roleid\":5,\"userid\":99,\"courseid\":2}]}");
        }
    }

    private static int mailsAfterEnrolment(SandboxVersion version) {
        try (MoodleSandbox moodle = start(version)) {
            moodle.state().addCourse("C", "Course", 1);
            new Rest(moodle)
                    .call("enrol_manual_enrol_users", "{\"enrolments\":[{\"roleid\":5,\"userid\":2,\"courseid\":2}]}");
            return moodle.state().mails().size();
        }
    }

    private static MoodleSandbox start(SandboxVersion version) {
        return MoodleSandbox.builder().version(version).start();
    }

    @Test
    void everyFunctionOfEveryVersionIsDeclared() {
        for (SandboxVersion version : SandboxVersion.values()) {
            try (MoodleSandbox moodle = start(version)) {
                JsonNode functions = new Rest(moodle)
                        .call("core_webservice_get_site_info", "{}")
                        .path("functions");
                assertThat(functions).hasSize(46);
                for (JsonNode function : functions) {
                    String name = function.path("name").asText();
                    JsonNode answer = new Rest(moodle).call(name, "{\"nosuch\":1}");
                    assertThat(answer.path("errorcode").asText()).as(name).isEqualTo("invalidparameter");
                }
            }
        }
    }
}
