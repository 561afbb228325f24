package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.state.StateException;

class UndoTest {
    @TempDir
    Path state;

    @Test
    void aRunThatSuspendedAndEnrolledIsTakenBack() {
        try (var college = college()) {
            college.records.put(College.registration("1001", "bo")
                    .status(RegistrationStatus.CANCELLED)
                    .build());
            college.withRegistered("1001", "cy");
            var run = college.run();

            var undo = college.enrol.undo(run.runId());

            assertThat(college.changes(undo))
                    .containsExactlyInAnyOrder(
                            "ENROLMENT_RESUME course-date:1001/contact:bo",
                            "ENROLMENT_SUSPEND course-date:1001/contact:cy");
            assertThat(college.findings(undo)).containsExactly("not-undone");
            assertThat(college.enrol.apply(undo).complete()).isTrue();
            assertThat(college.inCourse("1001", "bo").orElseThrow().active()).isTrue();
            assertThat(college.inCourse("1001", "cy").orElseThrow().suspended()).isTrue();
        }
    }

    @Test
    void timesAndRolesGoBackToWhatTheyWere() {
        try (var college = college()) {
            var end = Instant.parse("2030-01-01T00:00:00Z");
            college.records.put(
                    College.registration("1001", "anna").accessUntil(end).build());
            college.records.put(College.registration("1001", "bo")
                    .id(new RegistrationId("as-instructor"))
                    .role(CourseRole.INSTRUCTOR)
                    .build());
            var run = college.run();
            assertThat(college.inCourse("1001", "anna").orElseThrow().timeend()).isEqualTo(end.getEpochSecond());

            assertThat(college.enrol.apply(college.enrol.undo(run.runId())).applied())
                    .isEqualTo(Map.of(ChangeKind.ENROLMENT_UPDATE, 1L, ChangeKind.ROLE_REMOVE, 1L));

            assertThat(college.inCourse("1001", "anna").orElseThrow().timeend()).isZero();
            assertThat(college.participants("1001")).containsEntry("bo", new TreeSet<>(List.of(5L)));
        }
    }

    @Test
    void somebodyWhoWasUnenrolledIsEnrolledAgain() {
        try (var college = College.at(state, Map.of("enrol_records.onBookingCancelled", "unenrol"))) {
            college.withCourseDates("1001").withRegistered("1001", "anna", "bo");
            college.run();
            college.records.remove(new RegistrationId("1001-bo"));
            var run = college.run();
            assertThat(college.participants("1001")).containsOnlyKeys("anna");

            assertThat(college.enrol.apply(college.enrol.undo(run.runId())).complete())
                    .isTrue();

            assertThat(college.participants("1001")).containsOnlyKeys("anna", "bo");
        }
    }

    @Test
    void whatWasChangedAgainSinceIsLeftAlone() {
        try (var college = college()) {
            college.records.put(College.registration("1001", "bo")
                    .status(RegistrationStatus.CANCELLED)
                    .build());
            var run = college.run();
            college.withRegistered("1001", "bo");
            college.run();

            var undo = college.enrol.undo(run.runId());

            assertThat(undo.isEmpty()).isTrue();
            assertThat(college.findings(undo)).containsExactly("not-undone");
        }
    }

    @Test
    void aRunThatNobodyKnowsIsNamed() {
        try (var college = college()) {
            assertThatThrownBy(() -> college.enrol.undo("nonsense"))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("nonsense");
        }
    }

    private College college() {
        var college = College.at(state);
        college.withCourseDates("1001").withRegistered("1001", "anna", "bo");
        college.run();
        return college;
    }
}
