package org.lmsbridge.enrol.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.roster.EnrolmentStatus;
import org.lmsbridge.core.roster.ImportedCourse;
import org.lmsbridge.core.roster.ImportedSection;
import org.lmsbridge.core.roster.Instructor;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.roster.TermReference;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.Unenrolment;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;

class RosterImportTest {
    @TempDir
    Path state;

    @Test
    void aFirstRunDeliversCoursesInstructorsSectionsAndStudents() {
        try (var faculty = new Faculty(state)) {
            long course = faculty.course("BIO101.2027S1", "anna", "bo");
            long teacher = faculty.person("tess");
            faculty.sandbox.state().enrol(course, teacher, 3);
            faculty.terms.add(new Term("t1", "2027s1", "Spring", Optional.empty(), Optional.empty()));

            var report = faculty.roster().run();

            assertThat(report.complete()).isTrue();
            var imported = faculty.item(ImportedCourse.class, "" + course);
            assertThat(imported.name()).isEqualTo("About BIO101.2027S1");
            assertThat(imported.code()).isEqualTo("BIO101.2027S1");
            assertThat(imported.term()).contains(new TermReference("2027S1", Optional.of("t1")));
            assertThat(imported.department()).contains("Category 1");
            var section = faculty.item(ImportedSection.class, "" + course);
            assertThat(section.totalStudents()).contains(2);
            assertThat(section.currentEnrolments()).contains(2);
            assertThat(section.instructors())
                    .extracting(Instructor::email)
                    .containsExactly(Optional.of("tess@example.org"));
            assertThat(faculty.enrolment(faculty.person("anna"), course).status())
                    .isEqualTo(EnrolmentStatus.ACTIVE);
            assertThat(faculty.taken())
                    .containsExactly(
                            "ADDED COURSE " + course,
                            "ADDED INSTRUCTOR " + teacher,
                            "ADDED SECTION " + course,
                            "ADDED ENROLMENT " + faculty.person("anna") + "-" + course,
                            "ADDED ENROLMENT " + faculty.person("bo") + "-" + course);
        }
    }

    @Test
    void aRunOverAnUnchangedSiteDeliversNothing() {
        try (var faculty = new Faculty(state)) {
            faculty.course("BIO101.2027S1", "anna", "bo");
            faculty.roster().run();
            faculty.taken();

            var report = faculty.roster().run();

            assertThat(faculty.taken()).isEmpty();
            assertThat(report.delivered()).isEmpty();
        }
    }

    @Test
    void aStudentWhoLeftIsGoneAndOneWhoIsSuspendedIsInactive() {
        try (var faculty = new Faculty(state)) {
            long course = faculty.course("BIO101.2027S1", "anna", "bo", "cy");
            faculty.roster().run();
            faculty.taken();
            long anna = faculty.person("anna");
            long bo = faculty.person("bo");
            var enrolments = client(faculty).enrolments();
            enrolments.unenrol(
                    List.of(Unenrolment.builder().courseid(course).userid(anna).build()));
            enrolments.enrol(List.of(Enrolment.builder()
                    .courseid(course)
                    .userid(bo)
                    .roleid(5)
                    .suspended(true)
                    .build()));

            faculty.roster().run();

            assertThat(faculty.enrolment(bo, course).status()).isEqualTo(EnrolmentStatus.INACTIVE);
            assertThat(faculty.item(ImportedSection.class, "" + course).currentEnrolments())
                    .contains(1);
            assertThat(faculty.taken())
                    .containsExactly(
                            "CHANGED SECTION " + course,
                            "CHANGED ENROLMENT " + bo + "-" + course,
                            "GONE ENROLMENT " + anna + "-" + course);
        }
    }

    @Test
    void aCourseThatWasDeletedIsGone() {
        try (var faculty = new Faculty(state)) {
            long course = faculty.course("BIO101.2027S1", "anna");
            faculty.course("BIO102.2027S1", "anna");
            faculty.roster().run();
            faculty.taken();
            client(faculty).courses().delete(List.of(course));

            assertThat(faculty.roster().run().complete()).isTrue();

            assertThat(faculty.taken())
                    .containsExactly(
                            "GONE ENROLMENT " + faculty.person("anna") + "-" + course,
                            "GONE SECTION " + course,
                            "GONE COURSE " + course);
            faculty.roster().run();
            assertThat(faculty.taken()).isEmpty();
        }
    }

    @Test
    void aCourseThatCannotBeReadIsNotGone() {
        try (var faculty = new Faculty(state)) {
            faculty.course("BIO101.2027S1", "anna");
            faculty.roster().run();
            faculty.taken();
            faculty.sandbox.faults().on(RosterFunctions.PARTICIPANTS).always().then(Fault.status(500));

            var report = faculty.roster().run();

            assertThat(report.complete()).isFalse();
            assertThat(codes(report)).containsExactly("roster-course-unread");
            assertThat(faculty.taken()).isEmpty();
            assertThat(faculty.roster().semesters())
                    .extracting(SemesterStatus::state)
                    .containsExactly(SemesterStatus.State.INCOMPLETE);
        }
    }

    @Test
    void aCategoryThatCannotBeListedTakesNothingAway() {
        try (var faculty = new Faculty(state)) {
            faculty.course("BIO101.2027S1", "anna");
            faculty.roster().run();
            faculty.taken();
            faculty.sandbox.faults().on(RosterFunctions.COURSES).always().then(Fault.status(500));

            var report = faculty.roster().run();

            assertThat(codes(report)).containsExactly("roster-category-unread");
            assertThat(faculty.taken()).isEmpty();
        }
    }

    @Test
    void aCourseThatEmptiesAtOnceIsBelievedAtTheSecondLook() {
        try (var faculty = new Faculty(state)) {
            long course = faculty.course("BIO101.2027S1", "anna", "bo");
            faculty.roster().run();
            faculty.taken();
            for (var name : List.of("anna", "bo")) {
                client(faculty)
                        .enrolments()
                        .unenrol(List.of(Unenrolment.builder()
                                .courseid(course)
                                .userid(faculty.person(name))
                                .build()));
            }

            assertThat(codes(faculty.roster().run())).containsExactly("roster-course-emptied");
            assertThat(faculty.taken()).isEmpty();

            faculty.roster().run();
            assertThat(faculty.taken())
                    .filteredOn(text -> text.startsWith("GONE"))
                    .hasSize(2);
        }
    }

    @Test
    void whatTheSinkDidNotTakeComesAgain() {
        try (var faculty = new Faculty(state)) {
            faculty.course("BIO101.2027S1", "anna");
            faculty.refusing = true;
            var roster = faculty.roster();
            assertThatThrownBy(roster::run).isInstanceOf(RecordsUnavailableException.class);

            faculty.refusing = false;
            faculty.roster().run();

            assertThat(faculty.taken()).hasSize(3);
        }
    }

    @Test
    void gradesComeAsNumberTextAndPercentage() {
        try (var faculty = new Faculty(state)) {
            long course = faculty.course("BIO101.2027S1", "anna", "bo");
            faculty.sandbox.state().learning().setGrade(course, faculty.person("anna"), 87.5);

            faculty.roster(options -> options.grades(true)).run();

            var grades =
                    faculty.enrolment(faculty.person("anna"), course).grades().orElseThrow();
            var current = grades.current().orElseThrow();
            assertThat(current.number()).contains(87.5);
            assertThat(current.text()).contains("87.50");
            assertThat(current.percentage()).contains(87.5);
            assertThat(grades.finalGrade()).isEmpty();
            assertThat(faculty.enrolment(faculty.person("bo"), course)
                            .grades()
                            .orElseThrow()
                            .current()
                            .orElseThrow()
                            .number())
                    .isEmpty();
        }
    }

    @Test
    void attendanceThatThereIsNotIsSaidToBeNotAvailable() {
        try (var faculty = new Faculty(state)) {
            long course = faculty.course("BIO101.2027S1", "anna");

            faculty.roster(options -> options.attendance(true)).run();

            assertThat(faculty.enrolment(faculty.person("anna"), course)
                            .attendance()
                            .orElseThrow()
                            .notAvailable())
                    .contains("the course has no attendance activity that is graded");
        }
    }

    @Test
    void onlyTheFourFunctionsAreCalledAndNothingIsWritten() {
        try (var faculty = new Faculty(state)) {
            faculty.course("BIO101.2027S1", "anna");
            var roster = faculty.roster(options -> options.grades(true).engagement(true));

            roster.connect(true, "registrar");
            roster.check();
            roster.discover();
            roster.run();

            assertThat(faculty.sandbox.calls().byFunction().keySet()).isEqualTo(Set.copyOf(RosterFunctions.REQUIRED));
            assertThat(faculty.sandbox.calls().writes()).isZero();
        }
    }

    @Test
    void theImportWorksWithATokenForTheFourFunctions() {
        var sandbox = MoodleSandbox.builder()
                .functions(Set.copyOf(RosterFunctions.REQUIRED))
                .start();
        try (var faculty = new Faculty(state, sandbox)) {
            faculty.course("BIO101.2027S1", "anna");
            var roster = faculty.roster(options -> options.grades(true).attendance(true));

            assertThat(roster.run().complete()).isTrue();

            assertThat(roster.check().functions())
                    .extracting(each -> each.status().name())
                    .containsExactly("OK", "OK", "OK", "OK", "MISSING");
            assertThat(roster.lastCheck().orElseThrow().overall()).isEqualTo(ConnectionCheck.Status.MISSING);
        }
    }

    @Test
    void theConnectionTellsWhoSetItUpAndCanBeSwitchedOff() {
        try (var faculty = new Faculty(state)) {
            faculty.course("BIO101.2027S1", "anna");
            var roster = faculty.roster();
            assertThat(roster.connection()).isEmpty();
            roster.connect(true, "maja");

            var details = roster.connect(false, "ole");

            assertThat(roster.connection()).contains(details);
            assertThat(details.createdBy()).isEqualTo("maja");
            assertThat(details.updatedBy()).isEqualTo("ole");
            assertThat(roster.run().coursesRead()).isZero();
            assertThat(faculty.taken()).isEmpty();
        }
    }

    @Test
    void semestersCanBeImportedOneByOneWithAChoiceOfResources() {
        try (var faculty = new Faculty(state)) {
            long spring = faculty.course("BIO101.2027S1", "anna");
            faculty.course("BIO101.2027S2", "anna");
            faculty.course("Staffroom", "anna");
            var roster = faculty.roster(options -> options.automatic(Set.of()));

            assertThat(roster.discover())
                    .extracting(SemesterStatus::key)
                    .containsExactly("term:", "term:2027S1", "term:2027S2");
            assertThat(roster.run().coursesRead()).isZero();
            roster.importSemester("term:2027S1", EnumSet.of(RosterResource.COURSES));

            assertThat(faculty.taken()).containsExactly("ADDED COURSE " + spring);
            assertThat(roster.semesters())
                    .extracting(SemesterStatus::state)
                    .containsExactly(
                            SemesterStatus.State.FOUND, SemesterStatus.State.IMPORTED, SemesterStatus.State.FOUND);
        }
    }

    @Test
    void anUnknownTermCodeIsReportedOnceAndKept() {
        try (var faculty = new Faculty(state)) {
            long course = faculty.course("BIO101.2027X", "anna");
            faculty.course("BIO102.2027X", "anna");
            faculty.terms.add(new Term("t1", "2027S1", "Spring", Optional.empty(), Optional.empty()));

            var report = faculty.roster().run();

            assertThat(codes(report)).containsExactly("roster-term-unknown");
            assertThat(faculty.item(ImportedCourse.class, "" + course).term())
                    .contains(new TermReference("2027X", Optional.empty()));
        }
    }

    @Test
    void nextRunsAreTwelveHoursApart() {
        try (var faculty = new Faculty(state)) {
            var roster = faculty.roster();
            assertThat(roster.nextRunDue()).isBefore(java.time.Instant.now());
            roster.run();
            assertThat(roster.nextRunDue()).isAfter(java.time.Instant.now().plus(java.time.Duration.ofHours(11)));
        }
    }

    private static List<String> codes(RosterReport report) {
        return new ArrayList<>(report.findings().stream().map(Finding::code).toList());
    }

    private static MoodleClient client(Faculty faculty) {
        return MoodleClient.of(MoodleSite.of(faculty.sandbox.url().toString(), faculty.sandbox.token()));
    }
}
