package org.lmsbridge.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.sandbox.model.Activity;

/** Process steps of single activities. */
class ActivityRuleTest {
    @TempDir
    Path state;

    private School school;
    private long quiz;
    private long anna;

    @BeforeEach
    void open() {
        school = new School(state, Map.of()).register("1001", "anna", "bo");
        anna = school.users.get("anna");
        quiz = school.sandbox
                .state()
                .addActivity(school.courses.get("1001"), "quiz", "Test", Activity.Tracking.AUTOMATIC);
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void rule(String step) {
        school.reopen("local_records.activities", school.courses.get("1001") + "/" + quiz + "=" + step);
    }

    private void activity(boolean done) {
        school.sandbox.state().learning().setActivityCompletion(quiz, anna, done);
        school.visit("1001", "anna");
    }

    @Test
    void anActivityCallsForItsOwnStepOnce() {
        rule("Quiz passed");
        activity(true);

        school.plugin().look();
        school.plugin().look();
        school.plugin().sweep();
        school.deliver();

        assertThat(school.steps).extracting(StepRequest::step).containsExactly("Quiz passed");
        assertThat(school.steps.get(0).lmsActivityId()).contains(quiz);
    }

    @Test
    void anActivityThatTheSiteDoesNotTellAboutIsReportedOnceForItsCourse() {
        long course = school.courses.get("1001");
        school.reopen("local_records.activities", course + "/4711=Quiz passed");
        school.plugin().lookAt(course, List.of(anna));

        assertThat(school.plugin().sweep().findings())
                .filteredOn(finding -> finding.code().equals("activity-unseen"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("lms-course:" + course);
                    assertThat(finding.message()).contains("4711", "Quiz passed");
                    assertThat(finding.remedy()).contains("the setting activities");
                });
        assertThat(codes(school.plugin().sweep())).doesNotContain("activity-unseen");
        rule("Quiz passed");
        assertThat(codes(school.plugin().sweep())).doesNotContain("activity-unseen");
    }

    private static List<String> codes(LookReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    @Test
    void anActivityThatIsOpenAgainIsToldAsWithdrawn() {
        rule("Quiz passed");
        activity(true);
        school.plugin().sweep();
        activity(false);

        assertThat(school.plugin().look().withdrawals()).as("a sweep's work").isZero();
        assertThat(school.plugin().sweep().withdrawals()).isEqualTo(1);
        assertThat(school.plugin().sweep().withdrawals()).isZero();
        activity(true);
        school.plugin().sweep();
        school.deliver();

        assertThat(school.steps).extracting(StepRequest::withdrawn).containsExactly(false, true, false);
        assertThat(school.steps).extracting(StepRequest::idempotencyKey).doesNotHaveDuplicates();
        assertThat(school.steps).allMatch(step -> step.lmsActivityId().isPresent());
    }

    @Test
    void aStepThatCourseAndActivityShareIsTakenOnceAndNotTakenBackByEither() {
        rule("Certificate");
        activity(true);
        school.plugin().sweep();
        assertThat(school.plugin().sweep().withdrawals())
                .as("the course is open, but the quiz called for the step")
                .isZero();
        school.complete("1001", "anna");
        activity(false);
        assertThat(school.plugin().sweep().withdrawals()).isZero();
        school.deliver();

        assertThat(school.steps).extracting(StepRequest::withdrawn).containsExactly(false);
    }
}
