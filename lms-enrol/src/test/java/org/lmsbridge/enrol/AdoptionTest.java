package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.enrol.MatchingReport.Certainty;
import org.lmsbridge.moodle.model.NewCourse;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;

/** An old Moodle: a course with two people of the records, and one of whom the records know nothing. */
class AdoptionTest {
    private static final String ENROLMENT = "course-date:1001/contact:";

    @TempDir
    Path state;

    @ParameterizedTest
    @EnumSource(SandboxVersion.class)
    void theFirstDayOnAnOldMoodle(SandboxVersion version) {
        try (var college = old(version, Map.of())) {
            var report = college.enrol.match(Scope.all());

            assertThat(matches(report))
                    .containsEntry("course-date:1001 link course", Certainty.SURE)
                    .containsEntry("contact:anna link account", Certainty.SURE)
                    .containsEntry(ENROLMENT + "anna link enrolment", Certainty.SURE)
                    .containsEntry(ENROLMENT + "bo link enrolment", Certainty.SURE)
                    .containsValue(Certainty.UNKNOWN);
            assertThat(college.sandbox.calls().writes()).isEqualTo(1);

            var taken = college.enrol.apply(college.enrol.planAdoption(Scope.all(), Adoption.all()));
            assertThat(taken.complete()).isTrue();
            assertThat(college.plan().isEmpty()).isTrue();
            assertThat(college.sandbox.state().mails()).isEmpty();
            assertThat(college.sandbox.calls().writes()).isEqualTo(1);

            college.records.remove(new RegistrationId("1001-bo"));
            assertThat(college.run().applied()).isEqualTo(Map.of(ChangeKind.ENROLMENT_SUSPEND, 1L));
            assertThat(college.inCourse("1001", "bo").orElseThrow().suspended()).isTrue();
            assertThat(college.inCourse("1001", "stranger").orElseThrow().active())
                    .isTrue();
        }
    }

    @Test
    void whatAPersonLeavesOutStaysForeign() {
        try (var college = old(SandboxVersion.V4_4, Map.of())) {
            var decision = Adoption.allBut(Set.of(ENROLMENT + "bo"));
            college.enrol.apply(college.enrol.planAdoption(Scope.all(), decision));

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).containsExactly("enrolment-foreign");
        }
    }

    @Test
    void anAdoptedEnrolmentIsNeverUnenrolled() {
        try (var college = old(SandboxVersion.V4_4, Map.of("enrol_records.onBookingCancelled", "unenrol"))) {
            college.enrol.apply(college.enrol.planAdoption(Scope.all(), Adoption.all()));
            college.records.remove(new RegistrationId("1001-bo"));

            assertThat(college.run().applied()).isEqualTo(Map.of(ChangeKind.ENROLMENT_SUSPEND, 1L));
        }
    }

    @Test
    void onlyWhatAPersonChoseIsTakenOn() {
        try (var college = old(SandboxVersion.V4_4, Map.of())) {
            var chosen = Adoption.only(Set.of("course-date:1001", "contact:anna", ENROLMENT + "anna"));

            college.enrol.apply(college.enrol.planAdoption(Scope.all(), chosen));

            var plan = college.enrol.planAdoption(Scope.all(), Adoption.all());
            assertThat(college.changes(plan))
                    .containsExactlyInAnyOrder("ACCOUNT_LINK contact:bo", "ENROLMENT_LINK " + ENROLMENT + "bo");
        }
    }

    @Test
    void whatSpeaksAgainstAMatchIsAmbiguousAndNotTakenOn() {
        try (var college = old(SandboxVersion.V4_4, Map.of())) {
            college.withCourseDates("AB", "ab");
            college.records.put(College.courseDate("1003").lmsCourseId(999_999L).build());

            var report = college.enrol.match(Scope.all());

            try (var matches = report.matches()) {
                assertThat(matches.filter(match -> match.certainty() == Certainty.AMBIGUOUS)
                                .map(MatchingReport.Match::subject))
                        .contains("course-date:1003")
                        .containsAnyOf("course-date:AB", "course-date:ab");
            }
            assertThat(college.changes(report.plan())).doesNotContain("COURSE_LINK course-date:1003");
        }
    }

    /** What the library made itself comes back as adopted: nobody can tell any more that it did. */
    @Test
    void afterTheStateWasLostNothingIsMadeTwiceAndAllIsFoundAgain() {
        try (var sandbox = MoodleSandbox.start()) {
            try (var college = College.at(state.resolve("lost"), Map.of(), sandbox)) {
                college.withCourseDates("1001").withRegistered("1001", "anna", "bo");
                assertThat(college.run().complete()).isTrue();
            }
            sandbox.state().clearMails();
            sandbox.calls().reset();
            try (var college = College.at(state.resolve("new"), Map.of(), sandbox)) {
                college.withCourseDates("1001").withRegistered("1001", "anna", "bo");

                var matches = matches(college.enrol.match(Scope.all()));
                assertThat(matches)
                        .hasSize(5)
                        .containsEntry("course-date:1001 link course", Certainty.SURE)
                        .containsEntry(ENROLMENT + "bo link enrolment", Certainty.SURE)
                        .doesNotContainValue(Certainty.AMBIGUOUS)
                        .doesNotContainValue(Certainty.UNKNOWN);
                assertThat(college.run().complete()).isTrue();
                assertThat(college.enrolments()).isEqualTo(2);

                college.enrol.apply(college.enrol.planAdoption(Scope.all(), Adoption.all()));

                assertThat(college.plan().isEmpty()).isTrue();
                assertThat(college.findings(college.plan())).isEmpty();
                assertThat(sandbox.calls().writes()).isZero();
                assertThat(sandbox.state().mails()).isEmpty();
                college.records.remove(new RegistrationId("1001-bo"));
                assertThat(college.run().applied()).isEqualTo(Map.of(ChangeKind.ENROLMENT_SUSPEND, 1L));
            }
        }
    }

    private College old(SandboxVersion version, Map<String, String> settings) {
        var college = College.at(state, settings, MoodleSandbox.builder().version(version));
        var site = college.sandbox.state();
        college.moodle
                .courses()
                .create(List.of(NewCourse.builder()
                        .fullname("Old course")
                        .shortname("old")
                        .categoryid(1)
                        .idnumber("1001")
                        .build()));
        long course = college.course("1001").id();
        for (var name : List.of("anna", "bo", "stranger")) {
            site.enrol(course, site.addUser(name, "First", "Last", name + "@example.com"), 5);
        }
        site.clearMails();
        return college.withCourseDates("1001").withRegistered("1001", "anna", "bo");
    }

    private static Map<String, Certainty> matches(MatchingReport report) {
        var matches = new TreeMap<String, Certainty>();
        try (var all = report.matches()) {
            all.forEach(match -> matches.put(match.subject() + " " + match.what(), match.certainty()));
        }
        return matches;
    }
}
