package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lmsbridge.sandbox.model.Activity;
import org.lmsbridge.sandbox.model.Course;

class CourseCopiesTest {

    @Test
    void learnersAreCopiedWhereNothingIsSaidAboutThem() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            long source = template(moodle);
            long copy = duplicate(moodle, source, "").path("id").asLong();
            assertThat(moodle.state().participants(copy)).hasSize(1);
        }
    }

    @Test
    void nobodyIsCopiedWithUsersZeroAndTheContentComesAlong() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            long source = template(moodle);
            long copy = duplicate(moodle, source, option("users", 0)).path("id").asLong();
            assertThat(moodle.state().participants(copy)).isEmpty();
            assertThat(moodle.state().learning().activities(copy))
                    .extracting(Activity::name)
                    .containsExactly("Task");
            assertThat(moodle.state().course("COPY").orElseThrow().idnumber()).isEmpty();
        }
    }

    @Test
    void withoutTheRightToUserDataTheOptionIsLockedAndNobodyIsCopiedWithoutIt() {
        try (MoodleSandbox moodle = MoodleSandbox.builder()
                .without(Set.of("moodle/backup:userinfo"))
                .start()) {
            long source = template(moodle);
            assertThat(duplicate(moodle, source, option("users", 0))
                            .path("errorcode")
                            .asText())
                    .isEqualTo("setting_locked_by_permission");
            long copy = duplicate(moodle, source, option("activities", 1))
                    .path("id")
                    .asLong();
            assertThat(moodle.state().participants(copy)).isEmpty();
        }
    }

    @Test
    void theOptionEnrolmentsCanNeverBeUsed() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            JsonNode answer = duplicate(moodle, template(moodle), option("enrolments", 1));
            assertThat(answer.path("errorcode").asText()).isEqualTo("setting_by_name_not_found");
            assertThat(moodle.state().course("COPY")).isEmpty();
        }
    }

    @Test
    void aLateInterruptionLeavesAVisibleCourseUnderTheSourcesName() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            long source = template(moodle);
            moodle.faults().on("core_course_duplicate_course").then(Fault.halfCopyLate());
            assertThatThrownBy(() -> duplicate(moodle, source, option("users", 0)))
                    .isInstanceOf(java.io.UncheckedIOException.class);
            assertThat(moodle.state().course("COPY")).isEmpty();
            assertThat(moodle.state().course("TPL_1").map(Course::fullname)).hasValue("Template copy 1");
        }
    }

    @Test
    void anEarlyInterruptionLeavesAHiddenCourseUnderTheWantedName() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            long source = template(moodle);
            moodle.faults().on("core_course_duplicate_course").then(Fault.halfCopyEarly());
            assertThatThrownBy(() -> duplicate(moodle, source, option("users", 0)))
                    .isInstanceOf(java.io.UncheckedIOException.class);
            Course left = moodle.state().course("COPY").orElseThrow();
            assertThat(left.visible()).isFalse();
            assertThat(moodle.state().learning().activities(left.id())).isEmpty();
        }
    }

    @Test
    void importingTwiceDoublesTheActivities() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            long source = template(moodle);
            long target = moodle.state().addCourse("T", "Target", 1);
            String parameters = "{\"importfrom\":%d,\"importto\":%d}".formatted(source, target);
            new Rest(moodle).call("core_course_import_course", parameters);
            new Rest(moodle).call("core_course_import_course", parameters);
            assertThat(moodle.state().learning().activities(target)).hasSize(2);
        }
    }

    private static long template(MoodleSandbox moodle) {
        long source = moodle.state().addCourse("TPL", "Template", 1);
        moodle.state().addActivity(source, "assign", "Task", Activity.Tracking.MANUAL);
        long learner = moodle.state().addUser("learner", "Lea", "Learner", "lea@example.com");
        moodle.state().enrol(source, learner, 5);
        return source;
    }

    private static String option(String name, int value) {
        return ",\"options\":[{\"name\":\"%s\",\"value\":%d}]".formatted(name, value);
    }

    private static JsonNode duplicate(MoodleSandbox moodle, long source, String more) {
        return new Rest(moodle)
                .call(
                        "core_course_duplicate_course",
                        "{\"courseid\":%d,\"fullname\":\"Copy\",\"shortname\":\"COPY\",\"categoryid\":1%s}"
                                .formatted(source, more));
    }
}
