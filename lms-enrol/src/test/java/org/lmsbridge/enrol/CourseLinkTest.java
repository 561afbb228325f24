package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.NewCourse;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;

class CourseLinkTest {
    @TempDir
    Path state;

    @Test
    void aNameThatMoodleRefusesIsSaidBeforehandAndTheRestFollows() {
        try (var college = College.at(state)) {
            college.withCourseDates("1001").withRegistered("1001", "anna");
            college.run();
            college.records.put(category("First <b>aid</b>"));
            college.records.put(College.courseDate("1001")
                    .start(LocalDateTime.of(2027, 4, 1, 9, 0))
                    .build());
            college.withCourseDates("1002").withRegistered("1001", "bo");

            var plan = college.plan();
            assertThat(college.findings(plan)).containsExactly("course-name-refused", "course-name-refused");
            assertThat(college.changes(plan))
                    .containsExactly(
                            "COURSE_UPDATE course-date:1001",
                            "ACCOUNT_CREATE contact:bo",
                            "ENROLMENT_CREATE course-date:1001/contact:bo");
            assertThat(college.enrol.apply(plan).complete()).isTrue();

            assertThat(college.course("1001").fullname()).isEqualTo("First aid 2027-03-01");
            assertThat(college.course("1001").shortname()).isEqualTo("1001 2027-04-01");
            assertThat(college.plan().isEmpty()).isTrue();
            college.records.put(category("First aid < 2 hours, <span lang=\"en\">short</span>"));
            assertThat(college.findings(college.plan())).isEmpty();
        }
    }

    private static CourseCategory category(String name) {
        return CourseCategory.builder()
                .id(College.CATEGORY)
                .name(name)
                .putFields("8620", "1")
                .build();
    }

    @ParameterizedTest
    @EnumSource(SandboxVersion.class)
    void aCourseIsMadeFilledAndLeftAloneAfterwards(SandboxVersion version) {
        try (var sandbox = MoodleSandbox.builder().version(version).start();
                var college = College.at(state, Map.of("enrol_records.idnumberPrefix", "REC-"), sandbox)) {
            college.records.put(CourseMaster.builder()
                    .id(College.MASTER)
                    .name("Provide first aid")
                    .category(College.CATEGORY)
                    .summary("<p>Saves lives.</p>")
                    .build());
            college.withCourseDates("1001").withRegistered("1001", "anna");

            assertThat(college.run().complete()).isTrue();

            var course = college.course("REC-1001");
            assertThat(course.summary()).contains("<p>Saves lives.</p>");
            assertThat(course.enablecompletion()).contains(true);
            assertThat(college.numbers).isEqualTo(Map.of(new CourseDateId("1001"), course.id()));
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void recordsThatDoNotTakeTheNumberStopNothing() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.takesNumbers = false;

            var report = college.run();

            assertThat(report.complete()).isTrue();
            assertThat(report.findings()).extracting("code").containsExactly("number-not-taken");
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void aNumberInTheRecordsLinksTheCourseAndLeavesItsNamesAlone() {
        try (var college = College.at(state)) {
            var id = byHand(college, "hand", "");
            college.records.put(College.courseDate("1001").lmsCourseId(id).build());
            college.withRegistered("1001", "anna");

            var plan = college.plan();
            college.enrol.apply(plan);

            assertThat(plan.header().counts()).containsEntry(ChangeKind.COURSE_LINK, 1L);
            assertThat(names(college, id)).containsExactly("anna");
            assertThat(college.courses()).singleElement().extracting("fullname").isEqualTo("Made by hand");
            assertThat(college.plan().isEmpty()).isTrue();
            assertThat(college.numbers).isEmpty();
        }
    }

    @Test
    void aNumberThatTheSiteDoesNotHaveIsReportedAndNothingIsMade() {
        try (var college = College.at(state)) {
            college.records.put(College.courseDate("1001").lmsCourseId(4711L).build());

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).containsExactly("linked-course-missing");
        }
    }

    @Test
    void aNumberThatMeansAnotherCourseByNowIsReported() {
        try (var college = College.at(state)) {
            var id = byHand(college, "hand", "");
            college.records.put(College.courseDate("1001").lmsCourseId(id).build());
            college.run();
            college.moodle
                    .courses()
                    .update(List.of(CourseUpdate.builder()
                            .id(id)
                            .shortname("quite another")
                            .build()));

            assertThat(college.findings(college.plan())).containsExactly("linked-course-changed");
        }
    }

    @Test
    void datesThatLeadIntoOneCourseAreOneEnrolment() {
        try (var college = College.at(state)) {
            var id = byHand(college, "hand", "");
            college.records.put(College.courseDate("1001").lmsCourseId(id).build());
            college.records.put(College.courseDate("1002").lmsCourseId(id).build());
            college.withRegistered("1001", "anna", "bo").withRegistered("1002", "anna", "cy");

            var plan = college.plan();
            college.enrol.apply(plan);

            assertThat(plan.header().counts()).containsEntry(ChangeKind.ENROLMENT_CREATE, 3L);
            assertThat(names(college, id)).containsExactly("anna", "bo", "cy");
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void whenTheIdnumberIsMovedTheLinkFollows() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.run();
            var former = college.course("1001").id();
            var other = byHand(college, "hand", "");
            setIdnumber(college, former, "");

            assertThat(college.findings(college.plan())).containsExactly("idnumber-removed");
            setIdnumber(college, other, "1001");
            var plan = college.plan();
            college.enrol.apply(plan);

            assertThat(college.findings(plan)).contains("link-moved");
            assertThat(names(college, other)).containsExactly("anna");
            assertThat(college.courses()).hasSize(2);
            assertThat(college.numbers).containsEntry(new CourseDateId("1001"), other);
            assertThat(college.course("1001").fullname()).isEqualTo("Made by hand");
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void aNumberThatContradictsTheIdnumberChangesNothing() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.run();
            var other = byHand(college, "hand", "");
            college.records.put(College.courseDate("1001").lmsCourseId(other).build());

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).containsExactly("course-number-conflict");
        }
    }

    @Test
    void withOneCourseForACategoryAllItsStudentsAreInIt() {
        try (var college = College.at(
                state, Map.of("enrol_records.addNewCourses", "false", "enrol_records.courseField", "8630"))) {
            var id = byHand(college, "all", "");
            college.records.put(CourseCategory.builder()
                    .id(College.CATEGORY)
                    .name("First aid")
                    .putFields("8630", String.valueOf(id))
                    .build());
            college.withCourseDates("1001", "1002")
                    .withRegistered("1001", "anna")
                    .withRegistered("1002", "bo");

            college.run();

            assertThat(names(college, id)).containsExactly("anna", "bo");
            assertThat(college.courses()).hasSize(1);
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void theOneCourseForACategoryIsFoundByItsIdnumberAndNeverMade() {
        try (var college = College.at(state, Map.of("enrol_records.addNewCourses", "false"))
                .withCourseDates("1001")
                .withRegistered("1001", "anna")) {
            assertThat(college.findings(college.plan())).containsExactly("category-course-missing");
            var id = byHand(college, "all", "safety");

            college.run();

            assertThat(names(college, id)).containsExactly("anna");
        }
    }

    @Test
    void eLearningIsBookedOnTheMaster() {
        try (var college = College.at(state)) {
            var id = byHand(college, "online", "");
            var master = new CourseMasterId("online");
            college.records.put(CourseMaster.builder()
                    .id(master)
                    .name("Online")
                    .category(College.CATEGORY)
                    .lmsCourseId(id)
                    .build());
            college.withRegistered("none", "anna");
            college.records.put(College.registration("none", "anna")
                    .id(new RegistrationId("online-anna"))
                    .target(master)
                    .build());

            college.run();

            assertThat(names(college, id)).containsExactly("anna");
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void idsThatOnlyDifferInCaseNeverGetTheSameIdnumber() {
        try (var college = College.at(state).withCourseDates("a1", "A1")) {
            var plan = college.plan();
            college.enrol.apply(plan);

            assertThat(college.findings(plan)).containsExactly("idnumber-taken");
            assertThat(college.courses()).hasSize(1);
        }
    }

    private static List<String> names(College college, long course) {
        return college.sandbox.state().participants(course).stream()
                .map(participant -> participant.username())
                .sorted()
                .toList();
    }

    private static void setIdnumber(College college, long course, String idnumber) {
        college.moodle
                .courses()
                .update(List.of(
                        CourseUpdate.builder().id(course).idnumber(idnumber).build()));
    }

    private static long byHand(College college, String shortname, String idnumber) {
        college.moodle
                .courses()
                .create(List.of(NewCourse.builder()
                        .fullname("Made by hand")
                        .shortname(shortname)
                        .categoryid(1)
                        .idnumber(idnumber)
                        .build()));
        return college.sandbox.state().course(shortname).orElseThrow().id();
    }
}
