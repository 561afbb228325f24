package org.lmsbridge.enrol.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.roster.EnrolmentStatus;
import org.lmsbridge.core.roster.ImportedEnrolment;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.GroupMember;
import org.lmsbridge.moodle.model.NewGroup;

/** How grades are read, and in how many calls. */
class RosterGradesTest {
    @TempDir
    Path state;

    private Faculty faculty;

    @BeforeEach
    void open() {
        faculty = new Faculty(state);
    }

    @AfterEach
    void close() {
        faculty.close();
    }

    private MoodleClient client() {
        return MoodleClient.of(MoodleSite.of(faculty.sandbox.url().toString(), faculty.sandbox.token()));
    }

    @Test
    void gradesOfStudentsWhoseEnrolmentEndedComeToo() {
        long course = faculty.course("BIO101.2027S1", "anna", "bo");
        faculty.sandbox.state().learning().setGrade(course, faculty.person("anna"), 87.5);
        client().enrolments()
                .enrol(List.of(Enrolment.builder()
                        .courseid(course)
                        .userid(faculty.person("anna"))
                        .roleid(5)
                        .timeend(Instant.now().minus(1, ChronoUnit.DAYS))
                        .build()));

        faculty.roster(options -> options.grades(true)).run();

        var anna = faculty.enrolment(faculty.person("anna"), course);
        assertThat(anna.status()).isEqualTo(EnrolmentStatus.INACTIVE);
        assertThat(total(anna)).contains(87.5);
        assertThat(faculty.sandbox.calls().of(RosterFunctions.GRADES).calls())
                .as("the course, and anna")
                .isEqualTo(2);
    }

    @Test
    void gradesOfALargeCourseAreReadByGroup() {
        int students = 505;
        long course = faculty.course(
                "BIO101.2027S1",
                IntStream.range(0, students).mapToObj(i -> "s" + i).toArray(String[]::new));
        group(course, "all", 0, students);
        group(course, "first", 0, 300);
        group(course, "second", 250, 500);
        group(course, "within the first", 10, 20);
        faculty.sandbox.state().learning().setGrade(course, faculty.person("s499"), 61);
        faculty.sandbox.state().learning().setGrade(course, faculty.person("s504"), 62);

        faculty.roster(options -> options.grades(true)).run();

        assertThat(faculty.sandbox.calls().of(RosterFunctions.GRADES).calls())
                .as("two groups, and five students in neither")
                .isEqualTo(7);
        assertThat(total(faculty.enrolment(faculty.person("s499"), course))).contains(61.0);
        assertThat(total(faculty.enrolment(faculty.person("s504"), course))).contains(62.0);
        assertThat(faculty.taken.stream()
                        .flatMap(change -> change.item().stream())
                        .filter(ImportedEnrolment.class::isInstance)
                        .map(ImportedEnrolment.class::cast)
                        .filter(each -> each.grades().isPresent()))
                .hasSize(students);
    }

    private static Optional<Double> total(ImportedEnrolment enrolment) {
        return enrolment.grades().orElseThrow().current().orElseThrow().number();
    }

    private void group(long course, String name, int from, int to) {
        var groups = client().groups();
        groups.create(List.of(NewGroup.builder().courseid(course).name(name).build()));
        long id = groups.ofCourse(course).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        groups.addMembers(IntStream.range(from, to)
                .mapToObj(i -> GroupMember.builder()
                        .groupid(id)
                        .userid(faculty.person("s" + i))
                        .build())
                .toList());
    }
}
