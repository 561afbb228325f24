package org.lmsbridge.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.sandbox.SandboxSwitch;

class CompletionPluginTest {
    @TempDir
    Path state;

    @Test
    void aCompletionReachesTheRecordsOnce() {
        try (var school = new School(state, Map.of()).register("1001", "anna", "bo")) {
            school.complete("1001", "anna");
            school.plugin().look();
            school.plugin().look();
            school.plugin().sweep();

            assertThat(school.deliver()).isEqualTo(1);
            assertThat(school.deliver()).isZero();

            assertThat(school.steps).hasSize(1);
            var step = school.steps.get(0);
            assertThat(step.registration()).isEqualTo(School.registration("1001", "anna"));
            assertThat(step.contact()).isEqualTo(new ContactId("anna"));
            assertThat(step.step()).isEqualTo("Certificate");
            assertThat(step.withdrawn()).isFalse();
            assertThat(step.mayHaveArrived()).isFalse();
        }
    }

    @Test
    void nothingIsDeliveredAgainAfterARestart() {
        try (var school = new School(state, Map.of()).register("1001", "anna")) {
            school.complete("1001", "anna");
            school.plugin().look();
            school.bridge.close();
            school.open();

            school.plugin().sweep();
            school.deliver();
            school.bridge.close();
            school.open();
            school.plugin().sweep();
            school.deliver();

            assertThat(school.steps).hasSize(1);
        }
    }

    @Test
    void whatWasStoredButNotRememberedIsNotStoredTwice() {
        try (var school = new School(state, Map.of()).register("1001", "anna")) {
            school.complete("1001", "anna");
            school.plugin().look();
            // As if the process had been killed between the two.
            school.state().cursors().remove("local_records.told." + school.courses.get("1001"));

            assertThat(school.plugin().sweep().completions()).isZero();
            assertThat(school.deliver()).isEqualTo(1);
        }
    }

    @Test
    void anOutcomeThatNobodyKnowsIsRepeatedWithTheSameKey() {
        try (var school = new School(state, Map.of()).register("1001", "anna")) {
            school.complete("1001", "anna");
            school.plugin().look();
            school.failure = new IllegalStateException("the mail server went away");
            school.deliver();
            var inDoubt = school.plugin().callBacks().list(DeliveryState.IN_DOUBT, Optional.empty(), 10);
            assertThat(inDoubt).hasSize(1);

            school.failure = null;
            school.plugin().callBacks().requeue(inDoubt.get(0));
            school.deliver();

            assertThat(school.steps).extracting(StepRequest::mayHaveArrived).containsExactly(false, true);
            assertThat(school.steps)
                    .extracting(StepRequest::idempotencyKey)
                    .containsOnly("local_records.process-steps/registration:1001-anna#Certificate");
        }
    }

    @Test
    void aStepThatIsNotOnThePathWaitsForAPersonWithARemedy() {
        try (var school = new School(state, Map.of()).register("1001", "anna")) {
            school.complete("1001", "anna");
            school.outcome = StepOutcome.stepNotOnPath("There are: Invoice.");
            school.plugin().look();
            school.deliver();

            var dead = school.plugin().callBacks().list(DeliveryState.DEAD, Optional.empty(), 10);
            assertThat(dead).hasSize(1);
            assertThat(dead.get(0).error().orElseThrow()).contains("not on the registration's process path");
            assertThat(dead.get(0).remedy().orElseThrow()).contains("requeue");

            school.outcome = StepOutcome.done();
            assertThat(school.plugin().callBacks().requeue(dead.get(0))).isTrue();
            assertThat(school.deliver()).isEqualTo(1);
        }
    }

    @Test
    void anUnknownRegistrationWaitsForAPersonToo() {
        try (var school = new School(state, Map.of()).register("1001", "anna")) {
            school.complete("1001", "anna");
            school.outcome = StepOutcome.unknownRegistration();
            school.plugin().look();
            school.deliver();

            var dead = school.plugin().callBacks().list(DeliveryState.DEAD, Optional.empty(), 10);
            assertThat(dead).hasSize(1);
            assertThat(dead.get(0).error().orElseThrow()).contains("know no registration:1001-anna");
            assertThat(dead.get(0).remedy().orElseThrow()).contains("restore it and requeue");
        }
    }

    @Test
    void aCompletionWithoutAnAccessIsFoundByTheSweep() {
        try (var school = new School(state, Map.of()).register("1001", "anna")) {
            school.plugin().sweep();
            school.sandbox.state().setCourseCompletion(school.courses.get("1001"), school.users.get("anna"));

            assertThat(school.plugin().look().completions()).isZero();
            assertThat(school.plugin().sweep().completions()).isEqualTo(1);
        }
    }

    @Test
    void aCourseWithoutCriteriaIsReportedOnceForGood() {
        try (var school = new School(state, Map.of()).register("1001", "anna", "bo", "cy")) {
            var report = school.plugin().sweep();

            assertThat(report.findings()).extracting(Finding::code).containsExactly("completion-without-criteria");
            assertThat(school.plugin().sweep().findings()).isEmpty();
            school.bridge.close();
            school.open();
            assertThat(school.plugin().sweep().findings()).isEmpty();
        }
    }

    @Test
    void completionThatIsOffIsReportedOncePerCourse() {
        try (var school = new School(state, Map.of()).register("1001", "anna", "bo")) {
            school.register("1002", "anna").complete("1002", "anna");
            MoodleClient.of(school.site())
                    .courses()
                    .update(List.of(CourseUpdate.builder()
                            .id(school.courses.get("1001"))
                            .enablecompletion(false)
                            .build()));
            var report = school.plugin().sweep();
            assertThat(report.findings()).extracting(Finding::code).containsExactly("completion-off");
            assertThat(report.completions()).isEqualTo(1);
            assertThat(school.plugin().sweep().findings()).isEmpty();

            school.sandbox.state().settings().turn(SandboxSwitch.COMPLETION, false);
            var untold = school.plugin().sweep();
            assertThat(untold.findings())
                    .extracting(finding -> finding.code() + " " + finding.subject())
                    .containsExactly("completion-untold lms-course:" + school.courses.get("1002"));
            assertThat(untold.withdrawals()).isZero();
            assertThat(school.plugin().sweep().findings()).isEmpty();
        }
    }

    @Test
    void aCourseWhoseRegistrationsCouldNotBeReadIsLookedAtFromWhereItsLastLookEnded() {
        try (var school = new School(state, Map.of()).register("1001", "anna").register("1002", "bo")) {
            school.plugin().sweep();
            school.clock.advance(Duration.ofHours(1));
            school.complete("1001", "anna");
            school.complete("1002", "bo");
            school.unreadable.add("1001");
            school.clock.advance(Duration.ofHours(1));

            var report = school.plugin().look();
            assertThat(report.completions()).isEqualTo(1);
            assertThat(report.findings()).extracting(Finding::code).containsExactly("registrations-unavailable");

            school.unreadable.clear();
            school.clock.advance(Duration.ofHours(1));
            var later = school.plugin().look();
            assertThat(later.sweep()).isFalse();
            assertThat(later.completions()).isEqualTo(1);
        }
    }

    @Test
    void aCourseThatASweepCouldNotReadIsLookedAtInFullLater() {
        try (var school = new School(state, Map.of()).register("1001", "anna").register("1002", "bo")) {
            school.plugin().sweep();
            school.sandbox.state().setCourseCompletion(school.courses.get("1001"), school.users.get("anna"));
            school.unreadable.add("1001");
            assertThat(school.plugin().sweep().completions()).isZero();

            school.unreadable.clear();
            assertThat(school.plugin().look().completions()).isEqualTo(1);
            assertThat(school.plugin().look().learners()).isZero();
        }
    }

    @Test
    void aCompletionThatWasWithdrawnIsToldAndALaterOneIsNew() {
        try (var school = new School(state, Map.of()).register("1001", "anna")) {
            long course = school.courses.get("1001");
            long anna = school.users.get("anna");
            school.complete("1001", "anna");
            school.plugin().look();
            school.sandbox.state().learning().resetCourseCompletion(course, anna);

            assertThat(school.plugin().sweep().withdrawals()).isEqualTo(1);
            assertThat(school.plugin().sweep().withdrawals()).isZero();
            school.complete("1001", "anna");
            assertThat(school.plugin().sweep().completions()).isEqualTo(1);
            school.deliver();

            assertThat(school.steps).extracting(StepRequest::withdrawn).containsExactly(false, true, false);
            assertThat(school.steps).extracting(StepRequest::idempotencyKey).doesNotHaveDuplicates();
        }
    }

    @Test
    void learnersWhoAreAboutToBeSuspendedAreLookedAtFirst() {
        try (var school = new School(state, Map.of()).register("1001", "anna")) {
            school.sandbox.state().setCourseCompletion(school.courses.get("1001"), school.users.get("anna"));

            school.plugin().lookAt(school.courses.get("1001"), List.of(school.users.get("anna")));
            MoodleClient.of(school.site())
                    .enrolments()
                    .enrol(List.of(Enrolment.builder()
                            .courseid(school.courses.get("1001"))
                            .userid(school.users.get("anna"))
                            .roleid(5)
                            .suspended(true)
                            .build()));
            school.plugin().sweep();
            school.deliver();

            assertThat(school.steps).extracting(StepRequest::withdrawn).containsExactly(false);
        }
    }

    @Test
    void scoresAreGivenWhenTheyChange() {
        try (var school = new School(state, Map.of("local_records.scores", "true")).register("1001", "anna", "bo")) {
            long course = school.courses.get("1001");
            school.sandbox.state().setGrade(course, school.users.get("anna"), 62);

            assertThat(school.plugin().sweep().scores()).isEqualTo(1);
            assertThat(school.plugin().sweep().scores()).isZero();
            var total = school.scores.get(School.registration("1001", "anna")).get(0);
            assertThat(total.courseTotal()).isTrue();
            assertThat(total.number()).contains(62.0);
            assertThat(total.percentage()).contains(62.0);

            school.sandbox.state().setGrade(course, school.users.get("anna"), 80);
            assertThat(school.plugin().sweep().scores()).isEqualTo(1);
        }
    }
}
