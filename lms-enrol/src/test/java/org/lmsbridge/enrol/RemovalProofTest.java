package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.records.Visibility;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.moodle.model.UserUpdate;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;

/** What has to be proven before anybody is taken out. */
class RemovalProofTest {
    @TempDir
    Path state;

    @Test
    void aMistakeInTheConfigurationTakesNobodyOut() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.records.put(
                    College.courseDate("1001").visibility(Visibility.PRIVATE).build());

            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void aCourseDateThatIsGoneFromTheListingTakesNobodyOutWhileItsBookingsStand() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.records.remove(new CourseDateId("1001"));

            var plan = college.plan();
            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).containsOnly("listing-incomplete");

            college.records.remove(new RegistrationId("1001-bo"));
            assertThat(college.changes(college.plan()))
                    .containsExactly("ENROLMENT_SUSPEND course-date:1001/contact:bo");
        }
    }

    @Test
    void aListingThatForgetsSomebodyTakesNothingAway() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.unlisted.add(new RegistrationId("1001-bo"));

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).containsExactly("listing-incomplete");
        }
    }

    @Test
    void aSecondBookingThatJoinedLaterIsAskedForToo() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.records.put(College.registration("1001", "bo")
                    .id(new RegistrationId("second"))
                    .build());
            assertThat(college.plan().isEmpty()).isTrue();
            college.records.put(cancelled("bo"));
            college.unlisted.add(new RegistrationId("second"));

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).contains("listing-incomplete");
        }
    }

    @Test
    void anAnswerFromBeforeOurLastWriteProvesNothing() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.records.put(cancelled("bo"));
            college.pointReadsAsOf = Optional.of(Instant.parse("2020-01-01T00:00:00Z"));

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).contains("removal-not-proven");
        }
    }

    @Test
    void recordsThatCannotAnswerTakeNothingAway() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.records.put(cancelled("bo"));
            college.pointReadsFail = true;

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).contains("registrations-unavailable");
        }
    }

    @Test
    void somebodyWhoWasBookedAgainSinceThePlanStays() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.records.put(cancelled("bo"));
            var plan = college.plan();
            college.withRegistered("1001", "bo");

            var report = college.enrol.apply(plan);

            assertThat(report.notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.GROUND_MOVED, 1L));
            assertThat(college.inCourse("1001", "bo").orElseThrow().active()).isTrue();
        }
    }

    @Test
    void aUserWhoseNumberBelongsToSomebodyElseIsNotTouched() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.records.put(cancelled("bo"));
            var plan = college.plan();
            college.moodle
                    .users()
                    .update(List.of(UserUpdate.builder()
                            .id(college.user("bo"))
                            .username("somebodyelse")
                            .build()));

            var report = college.enrol.apply(plan);

            assertThat(report.notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.GROUND_MOVED, 1L));
            assertThat(college.inCourse("1001", "somebodyelse").orElseThrow().active())
                    .isTrue();
        }
    }

    @Test
    void removalWaitsWhereResultsCannotBeKept() {
        var functions = Set.of(
                "core_course_create_courses",
                "core_course_get_categories",
                "core_course_get_courses_by_field",
                "core_enrol_get_enrolled_users",
                "core_user_create_users",
                "core_user_get_users_by_field",
                "core_webservice_get_site_info",
                "enrol_manual_enrol_users");
        try (var college = College.at(state, Map.of(), MoodleSandbox.builder().functions(functions))) {
            college.withCourseDates("1001").withRegistered("1001", "anna", "bo");
            college.run();
            college.records.put(cancelled("bo"));

            var report = college.run();

            assertThat(report.findings()).extracting(Finding::code).contains("results-unreadable");
            assertThat(college.inCourse("1001", "bo").orElseThrow().active()).isTrue();
        }
    }

    @Test
    void aTokenThatMayNotSeeUsernamesIsToldWhichCapabilityIsMissing() {
        var site = MoodleSandbox.builder().without(Set.of("moodle/user:viewalldetails"));
        try (var college = College.at(state, Map.of(), site)) {
            college.withCourseDates("1001").withRegistered("1001", "bo");
            assertThat(college.run().complete()).isTrue();
            college.records.put(cancelled("bo"));

            var report = college.run();

            assertThat(report.findings())
                    .filteredOn(finding -> finding.code().equals("removal-unreadable"))
                    .extracting(Finding::remedy)
                    .containsExactly("Give the role of the account behind the token moodle/user:viewalldetails.");
            assertThat(college.inCourse("1001", "bo").orElseThrow().suspended()).isFalse();
        }
    }

    private College college(SandboxVersion version, Map<String, String> settings) {
        var directory = state.resolve(version + "-" + System.nanoTime());
        var college = College.at(directory, settings, MoodleSandbox.builder().version(version));
        college.withCourseDates("1001").withRegistered("1001", "anna", "bo");
        assertThat(college.run().complete()).isTrue();
        return college;
    }

    private static Registration cancelled(String contact) {
        return College.registration("1001", contact)
                .status(RegistrationStatus.CANCELLED)
                .build();
    }
}
