package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lmsbridge.sandbox.model.Activity;

class LearningTest {

    private final MoodleSandbox moodle = MoodleSandbox.start();
    private long course;
    private long task;
    private long learner;

    @BeforeEach
    void aCourseCompletedByATask() {
        course = moodle.state().addCourse("C1", "Course", 1);
        task = moodle.state().addActivity(course, "assign", "Task", Activity.Tracking.MANUAL);
        moodle.state().learning().completeByActivity(task);
        learner = moodle.state().addUser("learner", "Lea", "Learner", "lea@example.com");
        moodle.state().enrol(course, learner, 5);
    }

    @AfterEach
    void close() {
        moodle.close();
    }

    @Test
    void overridingAnActivityCompletesTheCourseAtOnce() {
        call(
                "core_completion_override_activity_completion_status",
                "{\"userid\":%d,\"cmid\":%d,\"newstate\":1}".formatted(learner, task));
        JsonNode status = courseStatus().path("completionstatus");
        assertThat(status.path("completed").asBoolean()).isTrue();
        assertThat(status.path("completions").path(0).path("complete").asBoolean())
                .isTrue();
    }

    @Test
    void aCompletedCourseStaysCompleted() {
        moodle.state().learning().setActivityCompletion(task, learner, true);
        moodle.state().learning().setActivityCompletion(task, learner, false);
        assertThat(moodle.state().learning().isCourseComplete(course, learner)).isTrue();
    }

    @Test
    void aSuspendedEnrolmentCannotBeReadThoughTheCourseIsCompleted() {
        moodle.state().learning().setActivityCompletion(task, learner, true);
        call(
                "enrol_manual_enrol_users",
                "{\"enrolments\":[{\"roleid\":5,\"userid\":%d,\"courseid\":%d,\"suspend\":1}]}"
                        .formatted(learner, course));
        assertThat(courseStatus().path("errorcode").asText()).isEqualTo("usernotenroled");
    }

    @Test
    void theCourseTotalAddsUpWhatWasGraded() {
        long second = moodle.state().addActivity(course, "quiz", "Quiz", Activity.Tracking.NONE);
        moodle.state().learning().setActivityGrade(task, learner, 80);
        moodle.state().learning().setActivityGrade(second, learner, 15.5);
        JsonNode items = call("gradereport_user_get_grade_items", "{\"courseid\":%d}".formatted(course))
                .path("usergrades")
                .path(0)
                .path("gradeitems");
        assertThat(items).hasSize(3);
        JsonNode total = items.path(2);
        assertThat(total.path("itemtype").asText()).isEqualTo("course");
        assertThat(total.path("graderaw").asDouble()).isEqualTo(95.5);
        assertThat(total.path("grademax").asInt()).isEqualTo(200);
        assertThat(total.path("gradeformatted").asText()).isEqualTo("95.50");
    }

    @Test
    void aReportTellsCompletionOfAllCoursesInPages() {
        moodle.state().learning().setActivityCompletion(task, learner, true);
        long report = moodle.state()
                .learning()
                .addParticipantsReport("Participants", "user:username", "course:shortname", "completion:completed");
        JsonNode listed = call("core_reportbuilder_list_reports", "{}").path("reports");
        assertThat(listed.path(0).path("id").asLong()).isEqualTo(report);
        JsonNode data = call("core_reportbuilder_retrieve_report", "{\"reportid\":%d}".formatted(report))
                .path("data");
        assertThat(data.path("totalrowcount").asInt()).isEqualTo(1);
        assertThat(data.path("rows").path(0).path("columns").toString()).isEqualTo("[\"learner\",\"C1\",\"Yes\"]");
    }

    @Test
    void contentsNameTheActivities() {
        JsonNode sections = call("core_course_get_contents", "{\"courseid\":%d}".formatted(course));
        assertThat(sections.path(0).path("modules").path(0).path("name").asText())
                .isEqualTo("Task");
    }

    @Test
    void theCallerTicksOffAnActivityThatIsFollowedByHand() {
        long self = 2;
        moodle.state().enrol(course, self, 5);
        long byRule = moodle.state().addActivity(course, "quiz", "Quiz", Activity.Tracking.AUTOMATIC);

        assertThat(tick(task, 1).path("status").asBoolean()).isTrue();
        assertThat(moodle.state().learning().isCourseComplete(course, self)).isTrue();
        assertThat(tick(byRule, 1).path("errorcode").asText()).isEqualTo("cannotmanualctrack");
        assertThat(tick(99_999, 1).path("errorcode").asText()).isEqualTo("invalidcoursemodule");
    }

    private JsonNode tick(long cmid, int completed) {
        return call(
                "core_completion_update_activity_completion_status_manually",
                "{\"cmid\":%d,\"completed\":%d}".formatted(cmid, completed));
    }

    @Test
    void filtersThatAReportLacksChangeNothing() {
        long report = moodle.state().learning().addParticipantsReport("Participants");

        assertThat(call("core_reportbuilder_set_filters", "{\"reportid\":%d,\"values\":\"{}\"}".formatted(report))
                        .asBoolean())
                .isTrue();
        assertThat(call("core_reportbuilder_set_filters", "{\"reportid\":999,\"values\":\"{}\"}")
                        .path("errorcode")
                        .asText())
                .isEqualTo("invalidrecord");
    }

    private JsonNode courseStatus() {
        return call(
                "core_completion_get_course_completion_status",
                "{\"courseid\":%d,\"userid\":%d}".formatted(course, learner));
    }

    private JsonNode call(String function, String parameters) {
        return new Rest(moodle).call(function, parameters);
    }
}
