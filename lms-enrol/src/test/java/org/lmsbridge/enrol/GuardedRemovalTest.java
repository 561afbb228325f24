package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.records.RegistrationStatus;

class GuardedRemovalTest {
    private static final int PEOPLE = 30;

    @TempDir
    Path state;

    @Test
    void aPlanThatSuspendsHalfACourseWaitsAndAnApprovalCoversALaterOneThatTakesNoMore() {
        try (var college = college(Map.of())) {
            cancel(college, 20);
            college.sandbox.calls().reset();

            var plan = college.plan();
            assertThat(plan.header().base()).isEqualTo(new PlanBase(PEOPLE, PEOPLE, 1));
            assertThatThrownBy(() -> college.enrol.apply(plan))
                    .isInstanceOf(PlanStoppedException.class)
                    .hasMessageContaining("suspensions in course-date:1001: 20 of 30");
            assertThat(college.sandbox.calls().writes()).isZero();

            college.enrol.approve(plan.header().id(), "registrar");
            college.withRegistered("1001", "p0");
            var smaller = college.plan();
            assertThat(college.enrol.apply(smaller).applied()).isEqualTo(Map.of(ChangeKind.ENROLMENT_SUSPEND, 19L));
            assertThat(college.inCourse("1001", "p0").orElseThrow().active()).isTrue();
            assertThat(college.inCourse("1001", "p1").orElseThrow().suspended()).isTrue();
        }
    }

    @Test
    void anApprovalDoesNotCoverALaterPlanThatTakesMore() {
        try (var college = college(Map.of())) {
            cancel(college, 20);
            college.enrol.approve(stopped(college), "registrar");
            cancel(college, 21);

            assertThatThrownBy(() -> college.run()).isInstanceOf(PlanStoppedException.class);
            assertThat(college.inCourse("1001", "p0").orElseThrow().active()).isTrue();
        }
    }

    @Test
    void removalsHaveAGuardOfTheirOwn() {
        try (var college = college(Map.of("enrol_records.onBookingCancelled", "unenrol"))) {
            cancel(college, 8);

            assertThatThrownBy(() -> college.run())
                    .isInstanceOf(PlanStoppedException.class)
                    .hasMessageContaining("removals in course-date:1001: 8 of 30");
        }
    }

    @Test
    void aPlanThatHasManyMailedWaitsForAPerson() {
        try (var college = college(Map.of("guards.peopleMailedCount", "40", "guards.peopleMailedShare", "50"))) {
            cancel(college, 10);
            assertThat(college.run().applied()).isEqualTo(Map.of(ChangeKind.ENROLMENT_SUSPEND, 10L));
            college.withRegistered("1001", names(0, 60));

            var plan = college.plan();

            assertThat(plan.header().mails()).isEqualTo(40);
            assertThat(plan.header().base().enrolments()).isEqualTo(PEOPLE - 10);
            college.withRegistered("1001", names(0, 61));
            assertThatThrownBy(() -> college.run())
                    .isInstanceOf(PlanStoppedException.class)
                    .hasMessageContaining("people mailed in the site: 41 of 20");
        }
    }

    private College college(Map<String, String> settings) {
        var college = College.at(state, settings);
        college.withCourseDates("1001").withRegistered("1001", names(0, PEOPLE));
        assertThat(college.run().complete()).isTrue();
        return college;
    }

    private static String stopped(College college) {
        var plan = college.plan();
        assertThatThrownBy(() -> college.enrol.apply(plan)).isInstanceOf(PlanStoppedException.class);
        return plan.header().id();
    }

    private static void cancel(College college, int people) {
        List.of(names(0, people))
                .forEach(name -> college.records.put(College.registration("1001", name)
                        .status(RegistrationStatus.CANCELLED)
                        .build()));
    }

    private static String[] names(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "p" + number).toArray(String[]::new);
    }
}
