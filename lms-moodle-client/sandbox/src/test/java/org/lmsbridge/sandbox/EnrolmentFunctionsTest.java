package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lmsbridge.sandbox.model.Participant;

class EnrolmentFunctionsTest {

    private final MoodleSandbox moodle = MoodleSandbox.start();
    private long course;
    private long learner;

    @BeforeEach
    void aCourseAndALearner() {
        course = moodle.state().addCourse("C1", "Course & one", 1);
        learner = moodle.state().addUser("learner", "Lea", "Learner", "lea@example.com");
    }

    @AfterEach
    void close() {
        moodle.close();
    }

    @Test
    void enrollingAgainOverwritesTimesAndStatus() {
        enrol(5, "\"timestart\":1700000000,\"timeend\":1900000000,\"suspend\":1");
        enrol(5, "");
        Participant participant = participant();
        assertThat(participant.timestart()).isZero();
        assertThat(participant.timeend()).isZero();
        assertThat(participant.suspended()).isFalse();
    }

    @Test
    void anotherRoleIsAddedAndTheOldOneStays() {
        enrol(5, "");
        enrol(4, "");
        assertThat(participant().roles()).containsExactlyInAnyOrder("student", "teacher");
    }

    @Test
    void everyCallMailsEvenARepeatedOrSuspendedOne() {
        enrol(5, "");
        enrol(5, "");
        enrol(5, "\"suspend\":1");
        unenrol();
        assertThat(moodle.state().mails())
                .hasSize(3)
                .allSatisfy(mail -> assertThat(mail.subject()).isEqualTo("Welcome to Course & one"));
    }

    @Test
    void noMailLeavesWhereTheCourseSendsNone() {
        moodle.state().settings().sendWelcomeMails(course, false);
        enrol(5, "");
        assertThat(moodle.state().mails()).isEmpty();
    }

    @Test
    void anUnknownUserUndoesTheWholeCallAndItsMails() {
        JsonNode answer = call(
                "enrol_manual_enrol_users", "{\"enrolments\":[%s,%s]}".formatted(item(5, ""), """
                {"roleid":5,"userid":999,"courseid":%d}""".formatted(course)));
        assertThat(answer.path("errorcode").asText()).isEqualTo("codingerror");
        assertThat(moodle.state().participants(course)).isEmpty();
        assertThat(moodle.state().mails()).isEmpty();
    }

    @Test
    void aFutureStartIsListedAmongTheSuspended() {
        enrol(5, "\"timestart\":4000000000");
        assertThat(enrolled("onlysuspended")).hasSize(1);
        assertThat(enrolled("onlyactive")).isEmpty();
    }

    @Test
    void unenrollingTakesRolesAndGroupsAndKeepsCompletion() {
        enrol(5, "");
        call(
                "core_group_create_groups",
                "{\"groups\":[{\"courseid\":%d,\"name\":\"G\",\"description\":\"\"}]}".formatted(course));
        call("core_group_add_group_members", "{\"members\":[{\"groupid\":1,\"userid\":%d}]}".formatted(learner));
        moodle.state().setCourseCompletion(course, learner);
        unenrol();
        assertThat(moodle.state().participants(course)).isEmpty();
        assertThat(moodle.state().groups(course))
                .singleElement()
                .satisfies(group -> assertThat(group.members()).isEmpty());
        assertThat(moodle.state().learning().isCourseComplete(course, learner)).isTrue();
    }

    @Test
    void aCourseWithoutManualEnrolmentRefuses() {
        moodle.state().settings().allowManualEnrolment(course, false);
        assertThat(enrol(5, "").path("errorcode").asText()).isEqualTo("wsnoinstance");
    }

    @Test
    void namesAreShownEscapedUnlessTheyAreWantedRaw() {
        JsonNode shown = call("core_course_get_courses", "{\"options\":{\"ids\":[%d]}}".formatted(course));
        JsonNode raw = call(
                "core_course_get_courses", "{\"options\":{\"ids\":[%d]},\"moodlewssettingraw\":1}".formatted(course));
        assertThat(shown.path(0).path("fullname").asText()).isEqualTo("Course &amp; one");
        assertThat(raw.path(0).path("fullname").asText()).isEqualTo("Course & one");
    }

    @Test
    void aHiddenCourseIsClosedToAnAccountWithoutTheRight() {
        try (MoodleSandbox limited = MoodleSandbox.builder()
                .without(Set.of("moodle/course:viewhiddencourses"))
                .start()) {
            long hidden = limited.state().addCourse("H", "Hidden", 1);
            limited.state().showCourse(hidden, false);
            JsonNode answer =
                    new Rest(limited).call("core_enrol_get_enrolled_users", "{\"courseid\":%d}".formatted(hidden));
            assertThat(answer.path("errorcode").asText()).isEqualTo("errorcoursecontextnotvalid");
        }
    }

    private Participant participant() {
        return moodle.state().participants(course).get(0);
    }

    private JsonNode enrol(long role, String more) {
        return call("enrol_manual_enrol_users", "{\"enrolments\":[" + item(role, more) + "]}");
    }

    private String item(long role, String more) {
        return "{\"roleid\":%d,\"userid\":%d,\"courseid\":%d%s}"
                .formatted(role, learner, course, more.isEmpty() ? "" : "," + more);
    }

    private void unenrol() {
        call(
                "enrol_manual_unenrol_users",
                "{\"enrolments\":[{\"userid\":%d,\"courseid\":%d}]}".formatted(learner, course));
    }

    private JsonNode enrolled(String option) {
        return call(
                "core_enrol_get_enrolled_users",
                "{\"courseid\":%d,\"options\":[{\"name\":\"%s\",\"value\":1}]}".formatted(course, option));
    }

    private JsonNode call(String function, String parameters) {
        return new Rest(moodle).call(function, parameters);
    }
}
