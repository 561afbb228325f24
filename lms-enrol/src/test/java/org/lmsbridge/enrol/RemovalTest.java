package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.moodle.model.RoleAssignment;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;

class RemovalTest {
    @TempDir
    Path state;

    @ParameterizedTest
    @EnumSource(SandboxVersion.class)
    void aCancelledBookingIsSuspendedAndComesBackWithItsGrades(SandboxVersion version) {
        try (var college = college(version, Map.of())) {
            var course = college.course("1001").id();
            college.sandbox.state().setGrade(course, college.user("bo"), 87.5);
            college.sandbox.state().clearMails();
            college.records.put(cancelled("bo"));

            var plan = college.plan();
            assertThat(college.changes(plan)).containsExactly("ENROLMENT_SUSPEND course-date:1001/contact:bo");
            assertThat(plan.header().mails()).isEqualTo(1);
            assertThat(college.enrol.apply(plan).complete()).isTrue();

            assertThat(college.inCourse("1001", "bo").orElseThrow().suspended()).isTrue();
            assertThat(college.inCourse("1001", "anna").orElseThrow().suspended())
                    .isFalse();
            assertThat(college.plan().isEmpty()).isTrue();

            college.withRegistered("1001", "bo");
            var back = college.plan();
            assertThat(college.changes(back)).containsExactly("ENROLMENT_RESUME course-date:1001/contact:bo");
            assertThat(college.enrol.apply(back).complete()).isTrue();

            assertThat(college.inCourse("1001", "bo").orElseThrow().active()).isTrue();
            assertThat(college.sandbox.state().learning().grade(course, college.user("bo")))
                    .hasValue(87.5);
            assertThat(college.plan().isEmpty()).isTrue();
            int expectedMails = version.atLeast(SandboxVersion.V4_4) ? 2 : 0;
            assertThat(college.sandbox.state().mails()).hasSize(expectedMails);
        }
    }

    @ParameterizedTest
    @EnumSource(SandboxVersion.class)
    void unenrolmentIsAChoiceAndKeepsNobodyElse(SandboxVersion version) {
        try (var college = college(version, Map.of("enrol_records.onBookingCancelled", "unenrol"))) {
            college.records.remove(new RegistrationId("1001-bo"));

            var plan = college.plan();
            assertThat(college.changes(plan)).containsExactly("ENROLMENT_REMOVE course-date:1001/contact:bo");
            assertThat(college.enrol.apply(plan).complete()).isTrue();

            assertThat(college.participants("1001")).containsOnlyKeys("anna");
            assertThat(college.plan().isEmpty()).isTrue();

            college.withRegistered("1001", "bo");
            college.run();
            assertThat(college.participants("1001")).containsOnlyKeys("anna", "bo");
        }
    }

    @ParameterizedTest
    @EnumSource(SandboxVersion.class)
    void rolesThatWeAssignedAreDroppedAndOthersStay(SandboxVersion version) {
        try (var college = college(version, Map.of("enrol_records.onBookingCancelled", "suspend-and-drop-roles"))) {
            byHand(college, "bo", 4);
            college.records.put(cancelled("bo"));

            assertThat(college.run().applied())
                    .isEqualTo(Map.of(ChangeKind.ENROLMENT_SUSPEND, 1L, ChangeKind.ROLE_REMOVE, 1L));

            assertThat(college.participants("1001")).containsEntry("bo", roles(4));
            assertThat(college.inCourse("1001", "bo").orElseThrow().suspended()).isTrue();
            assertThat(college.plan().isEmpty()).isTrue();

            college.withRegistered("1001", "bo");
            college.run();
            assertThat(college.participants("1001")).containsEntry("bo", roles(4, 5));
            assertThat(college.inCourse("1001", "bo").orElseThrow().active()).isTrue();
        }
    }

    @Test
    void aTransferIsCarriedOver() {
        try (var college = college(SandboxVersion.V5_0, Map.of())) {
            college.withCourseDates("1002");
            college.records.put(College.registration("1001", "bo")
                    .target(new CourseDateId("1002"))
                    .build());

            assertThat(college.changes(college.plan()))
                    .containsExactly(
                            "COURSE_CREATE course-date:1002",
                            "ENROLMENT_SUSPEND course-date:1001/contact:bo",
                            "ENROLMENT_CREATE course-date:1002/contact:bo");
            assertThat(college.run().complete()).isTrue();

            assertThat(college.inCourse("1001", "bo").orElseThrow().suspended()).isTrue();
            assertThat(college.inCourse("1002", "bo").orElseThrow().active()).isTrue();
        }
    }

    @Test
    void anInactiveContactIsSuspendedEverywhere() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.records.put(contact("bo").active(false).build());

            college.run();

            assertThat(college.inCourse("1001", "bo").orElseThrow().suspended()).isTrue();
            college.records.put(contact("bo").build());
            college.run();
            assertThat(college.inCourse("1001", "bo").orElseThrow().active()).isTrue();
        }
    }

    @Test
    void aCourseDateThatIsCancelledKeepsEverybodyOutAndACompletedOneKeepsThemIn() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.withCourseDates("1002").withRegistered("1002", "cy");
            college.run();
            college.records.put(College.courseDate("1001")
                    .status(CourseDateStatus.CANCELLED)
                    .build());
            college.records.put(College.courseDate("1002")
                    .status(CourseDateStatus.COMPLETED)
                    .build());

            assertThat(college.run().applied()).isEqualTo(Map.of(ChangeKind.ENROLMENT_SUSPEND, 2L));

            assertThat(college.inCourse("1001", "anna").orElseThrow().suspended())
                    .isTrue();
            assertThat(college.inCourse("1002", "cy").orElseThrow().active()).isTrue();
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void aRoleThatIsNoLongerCalledForIsTakenAwayAndOneOfSomebodyElseIsNot() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            var asInstructor = College.registration("1001", "bo")
                    .id(new RegistrationId("as-instructor"))
                    .role(CourseRole.INSTRUCTOR);
            college.records.put(asInstructor.build());
            college.sandbox.state().clearMails();

            assertThat(college.run().applied()).isEqualTo(Map.of(ChangeKind.ROLE_ASSIGN, 1L));
            assertThat(college.participants("1001")).containsEntry("bo", roles(3, 5));
            byHand(college, "bo", 4);
            byHand(college, "anna", 3);
            college.records.put(
                    asInstructor.status(RegistrationStatus.CANCELLED).build());

            assertThat(college.run().applied()).isEqualTo(Map.of(ChangeKind.ROLE_REMOVE, 1L));
            assertThat(college.participants("1001")).isEqualTo(Map.of("anna", roles(3, 5), "bo", roles(4, 5)));
            assertThat(college.sandbox.state().mails()).isEmpty();
        }
    }

    @Test
    void aLostAnswerToASuspensionIsClearedUp() {
        for (var fault : List.of(Fault.dropAfterCommit(), Fault.dropBeforeCommit())) {
            try (var college = college(SandboxVersion.V5_0, Map.of())) {
                college.records.put(cancelled("bo"));
                college.sandbox.faults().on("enrol_manual_enrol_users").then(fault);

                college.run();
                college.run();

                assertThat(college.inCourse("1001", "bo").orElseThrow().suspended())
                        .isTrue();
                assertThat(college.plan().isEmpty()).isTrue();
            }
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

    private static Contact.Builder contact(String id) {
        return Contact.builder().id(new ContactId(id)).firstName("First").lastName("Last");
    }

    private static void byHand(College college, String contact, long role) {
        college.moodle
                .roles()
                .assign(List.of(RoleAssignment.builder()
                        .roleid(role)
                        .userid(college.user(contact))
                        .contextlevel("course")
                        .instanceid(college.course("1001").id())
                        .build()));
    }

    private static TreeSet<Long> roles(long... roles) {
        return LongStream.of(roles).boxed().collect(Collectors.toCollection(TreeSet::new));
    }
}
