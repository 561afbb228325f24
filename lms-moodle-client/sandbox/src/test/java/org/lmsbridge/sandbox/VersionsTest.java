package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {

    @Test
    void exceptionsHaveANamespaceFrom45On() {
        assertThat(failure(SandboxVersion.V4_1).path("exception").asText()).isEqualTo("invalid_parameter_exception");
        assertThat(failure(SandboxVersion.V4_4).path("exception").asText()).isEqualTo("invalid_parameter_exception");
        for (SandboxVersion version : List.of(SandboxVersion.V4_5, SandboxVersion.V5_0)) {
            assertThat(failure(version).path("exception").asText())
                    .isEqualTo("core\\exception\\invalid_parameter_exception");
        }
    }

    @Test
    void anUnknownUserIsRefusedIn45AndAnErrorOfPhpItselfIn50() {
        JsonNode old = enrolNobody(SandboxVersion.V4_4);
        JsonNode young = enrolNobody(SandboxVersion.V5_0);
        assertThat(old.path("errorcode").asText()).isEqualTo("codingerror");
        assertThat(enrolNobody(SandboxVersion.V4_5).path("errorcode").asText()).isEqualTo("invaliduser");
        assertThat(young.path("exception").asText()).isEqualTo("TypeError");
        assertThat(young.has("errorcode")).isFalse();
    }

    @Test
    void aCourseWithoutEndGetsOneAfterAYearFrom45On() {
        assertThat(end(SandboxVersion.V4_4, "\"startdate\":1700000000")).isZero();
        assertThat(end(SandboxVersion.V4_5, "\"startdate\":1700000000")).isEqualTo(1700000000L + 365 * 24 * 3600);
        assertThat(end(SandboxVersion.V4_5, "\"startdate\":1700000000,\"enddate\":0"))
                .isZero();
        assertThat(end(SandboxVersion.V4_5, "\"visible\":1"))
                .isCloseTo(Instant.now().getEpochSecond() + 365 * 24 * 3600, within(24L * 3600));
    }

    @Test
    void theForumOfASocialCourseIsThereAtOnceFrom45On() {
        assertThat(modules(SandboxVersion.V4_4)).isEmpty();
        JsonNode forum = modules(SandboxVersion.V4_5).path(0);
        assertThat(forum.path("name").asText()).isEqualTo("Social forum");
        assertThat(forum.path("purpose").asText()).isEqualTo("collaboration");
    }

    @Test
    void accountsSayFrom45OnWhetherTheyFollowForums() {
        assertThat(firstUser(SandboxVersion.V4_4).has("trackforums")).isFalse();
        assertThat(firstUser(SandboxVersion.V4_5).path("trackforums").asInt(-1)).isZero();
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

    private static long end(SandboxVersion version, String dates) {
        try (MoodleSandbox moodle = start(version)) {
            Rest rest = new Rest(moodle);
            long id = createCourse(rest, dates);
            return rest.call("core_course_get_courses", "{\"options\":{\"ids\":[" + id + "]}}")
                    .path(0)
                    .path("enddate")
                    .asLong();
        }
    }

    private static long createCourse(Rest rest, String more) {
        String course = "{\"courses\":[{\"fullname\":\"F\",\"shortname\":\"S\",\"categoryid\":1,%s}]}";
        return rest.call("core_course_create_courses", course.formatted(more))
                .path(0)
                .path("id")
                .asLong();
    }

    private static JsonNode modules(SandboxVersion version) {
        try (MoodleSandbox moodle = start(version)) {
            Rest rest = new Rest(moodle);
            long id = createCourse(rest, "\"format\":\"social\"");
            return rest.call("core_course_get_contents", "{\"courseid\":" + id + "}")
                    .path(0)
                    .path("modules");
        }
    }

    private static JsonNode firstUser(SandboxVersion version) {
        try (MoodleSandbox moodle = start(version)) {
            return new Rest(moodle)
                    .call("core_user_get_users_by_field", "{\"field\":\"id\",\"values\":[2]}")
                    .path(0);
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
