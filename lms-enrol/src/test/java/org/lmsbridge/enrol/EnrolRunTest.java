package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewCourse;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.Unenrolment;
import org.lmsbridge.sandbox.Fault;

class EnrolRunTest {
    private static final TreeSet<Long> STUDENT = new TreeSet<>(List.of(5L));

    @TempDir
    Path state;

    @Test
    void courseDatesBecomeCoursesAndTheRegisteredAreInThem() {
        try (var college = College.at(state).withCourseDates("1001", "1002")) {
            college.withRegistered("1001", "anna", "bo").withRegistered("1002", "anna");

            var report = college.run();

            assertThat(report.complete()).isTrue();
            assertThat(college.course("1001").fullname()).isEqualTo("First aid 2027-03-01");
            assertThat(college.course("1001").startdate()).contains(Instant.parse("2027-02-28T23:00:00Z"));
            assertThat(college.participants("1001")).isEqualTo(Map.of("anna", STUDENT, "bo", STUDENT));
            assertThat(college.participants("1002")).isEqualTo(Map.of("anna", STUDENT));
        }
    }

    @Test
    void planningWritesNothing() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.plan();

            assertThat(college.sandbox.calls().writes()).isZero();
        }
    }

    @Test
    void aSecondRunHasNothingToDo() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna", "bo")) {
            college.run();
            college.sandbox.calls().reset();

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(plan.asTable()).contains("Nothing has to change");
            assertThat(college.enrol.apply(plan).appliedTotal()).isZero();
            assertThat(college.sandbox.calls().writes()).isZero();
        }
    }

    @Test
    void smallCoursesShareTheirCalls() {
        try (var college = College.at(state)) {
            for (int i = 0; i < 20; i++) {
                college.withCourseDates("D" + i).withRegistered("D" + i, "anna", "bo", "cy");
            }

            college.run();

            assertThat(college.sandbox.calls().of("enrol_manual_enrol_users").calls())
                    .isEqualTo(1);
            assertThat(college.sandbox.calls().of("core_course_create_courses").calls())
                    .isEqualTo(1);
            assertThat(college.sandbox.calls().of("core_user_create_users").calls())
                    .isEqualTo(1);
        }
    }

    @Test
    void twoBookingsOfOnePersonAreOneEnrolmentWithBothRoles() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.records.put(College.registration("1001", "anna")
                    .id(new RegistrationId("as-instructor"))
                    .role(CourseRole.INSTRUCTOR)
                    .build());

            college.run();

            assertThat(college.participants("1001")).isEqualTo(Map.of("anna", new TreeSet<>(List.of(3L, 5L))));
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void whatIsNotCalledForIsLeftOutAndNamed() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.records.put(College.courseDate("1002")
                    .status(CourseDateStatus.CANCELLED)
                    .build());
            college.records.put(College.registration("1001", "bo")
                    .status(RegistrationStatus.WAITING)
                    .build());
            college.records.put(College.registration("1001", "nobody").build());

            var plan = college.plan();
            college.enrol.apply(plan);

            assertThat(college.findings(plan))
                    .containsExactlyInAnyOrder(
                            "course-date-cancelled", "registration-not-registered", "contact-unknown");
            assertThat(college.participants("1001")).containsOnlyKeys("anna");
        }
    }

    @Test
    void aCourseThatCarriesTheIdnumberAlreadyIsAdoptedAndKeepsItsName() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.moodle.courses().create(List.of(byHand("1001")));

            var plan = college.plan();
            college.enrol.apply(plan);

            assertThat(plan.header().counts()).containsEntry(ChangeKind.COURSE_LINK, 1L);
            assertThat(college.courses()).hasSize(1);
            assertThat(college.course("1001").fullname()).isEqualTo("Made by hand");
            assertThat(college.participants("1001")).containsOnlyKeys("anna");
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void aCourseThatWeMadeFollowsTheRecords() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.run();
            var course = college.course("1001");
            college.moodle
                    .courses()
                    .update(List.of(CourseUpdate.builder()
                            .id(course.id())
                            .fullname("Renamed by hand")
                            .build()));

            var report = college.run();

            assertThat(report.applied()).isEqualTo(Map.of(ChangeKind.COURSE_UPDATE, 1L));
            assertThat(college.course("1001").fullname()).isEqualTo("First aid 2027-03-01");
        }
    }

    @Test
    void anEndThatMovesIsWrittenAndAnEndThatGoesIsTakenAway() {
        try (var college = College.at(state).withCourseDates("1001")) {
            college.run();
            var end = LocalDateTime.of(2027, 3, 2, 17, 0);

            college.records.put(College.courseDate("1001").end(end).build());
            assertThat(college.run().complete()).isTrue();
            assertThat(college.course("1001").enddate()).contains(Instant.parse("2027-03-02T07:00:00Z"));

            college.withCourseDates("1001");
            assertThat(college.run().complete()).isTrue();
            assertThat(college.course("1001").enddate()).isEmpty();
            assertThat(college.course("1001").startdate()).contains(Instant.parse("2027-02-28T23:00:00Z"));
        }
    }

    @Test
    void namesAreLeftAloneWhereTheSettingSaysSo() {
        try (var college = College.at(state, Map.of("enrol_records.courseNames", "none"))
                .withCourseDates("1001")
                .withRegistered("1001", "anna")) {
            college.run();
            college.moodle
                    .courses()
                    .update(List.of(CourseUpdate.builder()
                            .id(college.course("1001").id())
                            .fullname("Renamed by hand")
                            .build()));

            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void somebodyWhoWasEnrolledByHandIsLeftAlone() {
        try (var college = College.at(state).withCourseDates("1001", "1002").withRegistered("1001", "anna")) {
            college.run();
            var anna = college.moodle
                    .enrolments()
                    .participants(college.course("1001").id(), all())
                    .findFirst();
            college.moodle
                    .enrolments()
                    .enrol(List.of(Enrolment.builder()
                            .courseid(college.course("1002").id())
                            .userid(anna.orElseThrow().id())
                            .roleid(4)
                            .build()));
            college.withRegistered("1002", "anna");

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).containsExactly("enrolment-foreign");
        }
    }

    @Test
    void aCourseThatSomebodyDeletedIsReportedAndNotMadeAgain() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.run();
            college.moodle.courses().delete(List.of(college.course("1001").id()));

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).containsExactly("course-gone");
        }
    }

    @Test
    void somebodyWhoWasTakenOutByHandIsEnrolledAgain() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.run();
            var course = college.course("1001").id();
            var anna = college.moodle
                    .enrolments()
                    .participants(course, all())
                    .findFirst()
                    .orElseThrow();
            college.moodle
                    .enrolments()
                    .unenrol(List.of(Unenrolment.builder()
                            .courseid(course)
                            .userid(anna.id())
                            .build()));

            college.run();

            assertThat(college.participants("1001")).containsOnlyKeys("anna");
        }
    }

    @Test
    void aChangeWhoseGroundHasMovedIsNotApplied() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            var plan = college.plan();
            college.moodle.courses().create(List.of(byHand("1001")));

            var report = college.enrol.apply(plan);

            assertThat(report.notApplied())
                    .isEqualTo(Map.of(ChangeOutcome.Result.GROUND_MOVED, 1L, ChangeOutcome.Result.SKIPPED, 1L));
            assertThat(college.courses()).hasSize(1);
        }
    }

    @Test
    void aPlanThatDoesTooMuchAtOnceWaitsForAPerson() {
        try (var college = College.at(state, Map.of("guards.newCoursesCount", "1", "guards.newCoursesShare", "0"))
                .withCourseDates("1001", "1002")) {
            var plan = college.plan();

            assertThatThrownBy(() -> college.enrol.apply(plan)).isInstanceOf(PlanStoppedException.class);
            assertThat(college.sandbox.calls().writes()).isZero();

            college.enrol.approve(plan.header().id(), "registrar");
            assertThat(college.enrol.apply(plan).complete()).isTrue();
            assertThat(college.courses()).hasSize(2);
        }
    }

    @Test
    void aPlanIsAppliedOnce() {
        try (var college = College.at(state).withCourseDates("1001")) {
            var plan = college.plan();
            college.enrol.apply(plan);

            assertThatThrownBy(() -> college.enrol.apply(plan))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("applied before");
        }
    }

    @Test
    void anAnswerThatGotLostDoublesNothing() {
        for (var function : List.of("core_course_create_courses", "enrol_manual_enrol_users")) {
            try (var college =
                    College.at(state.resolve(function)).withCourseDates("1001").withRegistered("1001", "anna", "bo")) {
                college.sandbox.faults().on(function).then(Fault.dropAfterCommit());

                college.run();
                college.run();

                assertThat(college.courses()).hasSize(1);
                assertThat(college.participants("1001")).containsOnlyKeys("anna", "bo");
                assertThat(college.plan().isEmpty()).isTrue();
                assertThat(college.sandbox
                                .calls()
                                .of("enrol_manual_enrol_users")
                                .calls())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void whatArrivesAfterARunWasKilledIsKnownForOurs() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.run();
            var site = college.bridge.plugin(PlainAccounts.class).state();
            var enrolment = site.links()
                    .find(
                            LinkKind.ENROLMENT,
                            String.valueOf(college.course("1001").id()),
                            List.of("anna"));
            // As a run leaves it that was killed while the site was still at work.
            enrolment
                    .values()
                    .forEach(link -> site.links()
                            .save(List.of(
                                    Link.builder().from(link).inDoubt(true).build())));

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).isEmpty();
            assertThat(site.links().inDoubt(LinkKind.ENROLMENT, Optional.empty(), 10))
                    .isEmpty();
        }
    }

    @Test
    void recordsThatCannotBeReadForOneCourseStopOnlyThatCourse() {
        try (var college = College.at(state).withCourseDates("1001", "1002")) {
            college.withRegistered("1001", "anna").withRegistered("1002", "bo");
            college.unreadable.add(new CourseDateId("1001"));

            var plan = college.plan();
            college.enrol.apply(plan);

            assertThat(college.findings(plan)).containsExactly("registrations-unavailable");
            assertThat(college.participants("1001")).isEmpty();
            assertThat(college.participants("1002")).containsOnlyKeys("bo");
        }
    }

    private static ParticipantsQuery all() {
        return ParticipantsQuery.all();
    }

    private static NewCourse byHand(String idnumber) {
        return NewCourse.builder()
                .fullname("Made by hand")
                .shortname("hand")
                .categoryid(1)
                .idnumber(idnumber)
                .build();
    }
}
