package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.enrol.check.Explanation;
import org.lmsbridge.enrol.check.FoundCourse;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;

class ExplainTest {
    private static final CourseDateId DATE = new CourseDateId("1001");
    private static final ContactId ANNA = new ContactId("anna");

    @TempDir
    Path state;

    @Test
    void whoIsInTheCourseNeedsNoExplanation() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            assertThat(codes(college.enrol.explain(ANNA, DATE))).containsExactly("waits-for-run");
            college.run();

            assertThat(college.enrol.explain(ANNA, DATE)).isEqualTo(new Explanation(true, List.of()));
        }
    }

    @Test
    void everyRuleThatStandsInTheWayIsNamed() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.records.put(College.registration("1001", "anna")
                    .status(RegistrationStatus.WAITING)
                    .build());
            college.records.put(Contact.builder()
                    .id(ANNA)
                    .firstName("First")
                    .lastName("Last")
                    .active(false)
                    .build());
            college.records.put(College.courseDate("1001")
                    .status(CourseDateStatus.CANCELLED)
                    .build());

            assertThat(codes(college.enrol.explain(ANNA, DATE)))
                    .containsExactly("course-date-cancelled", "registration-not-registered", "contact-inactive");
            assertThat(codes(college.enrol.explain(new ContactId("nobody"), DATE)))
                    .contains("not-registered", "contact-unknown");
            assertThat(codes(college.enrol.explain(ANNA, new CourseDateId("?"))))
                    .contains("course-date-unknown");
        }
    }

    @Test
    void switchesMarksAndCoursesThatAreNotReadyAreNamed() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.run();
            var course = college.course("1001").id();
            var site = college.bridge.plugin(PlainAccounts.class).state();
            site.stopSwitch().stop("registrar", "exams");
            site.handsOff().mark("contact:anna", "registrar", "complaint");
            college.sandbox.state().showCourse(course, false);
            college.sandbox.state().settings().allowManualEnrolment(course, false);

            assertThat(codes(college.enrol.explain(ANNA, DATE)))
                    .containsExactly("stop-switch", "hands-off", "manual-enrolment-off", "course-hidden");
            assertThat(college.enrol.check()).extracting(Finding::code).contains("manual-enrolment-off");
        }
    }

    @Test
    void aCourseThatIsGoneAndASiteThatDoesNotAnswerAreNamed() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna")) {
            college.run();
            college.moodle.courses().delete(List.of(college.course("1001").id()));
            assertThat(codes(college.enrol.explain(ANNA, DATE))).contains("course-gone");

            college.sandbox.faults().onAny().always().then(Fault.invalidToken());
            assertThat(codes(college.enrol.explain(ANNA, DATE))).containsExactly("site-unavailable");
            assertThat(codes(college.enrol.explainAll())).contains("site-unavailable");
        }
    }

    @Test
    void whyNobodyArrivesIsAnsweredForTheWhole() {
        try (var college = College.at(state)) {
            assertThat(codes(college.enrol.explainAll())).containsExactly("nothing-called-for");

            college.withCourseDates("1001").withRegistered("1001", "anna");
            assertThat(codes(college.enrol.explainAll())).containsExactly("plan-not-applied");

            college.run();
            assertThat(college.enrol.explainAll().there()).isTrue();
        }
    }

    @Test
    void aTokenThatLacksFunctionsIsToldWhatForTheyAreNeeded() {
        try (var college = College.at(
                state,
                Map.of(),
                MoodleSandbox.builder()
                        .version(SandboxVersion.V5_0)
                        .functions(Set.of(
                                "core_webservice_get_site_info",
                                "core_course_get_courses_by_field",
                                "core_course_get_categories")))) {
            var findings = college.enrol.check();

            assertThat(findings)
                    .filteredOn(finding -> finding.code().equals("function-missing"))
                    .extracting(Finding::message)
                    .anyMatch(text -> text.contains("enrol_manual_enrol_users"));
            assertThat(findings)
                    .filteredOn(finding -> finding.code().equals("site-advice"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.message())
                                .isEqualTo("Moodle 4.4 and later mails people at every enrolment call.");
                        assertThat(finding.remedy()).contains("Send course welcome message");
                    });
            assertThat(findings).extracting(Finding::code).doesNotContain("moodle-version-untested");
        }
    }

    @Test
    void aTokenThatMayNotCallSiteInfoIsNotTakenForASiteThatIsDown() {
        var functions = Set.of(
                "core_course_create_courses",
                "core_course_update_courses",
                "core_user_create_users",
                "enrol_manual_enrol_users");
        try (var college = College.at(state, Map.of(), MoodleSandbox.builder().functions(functions))) {
            college.withCourseDates("1001");
            college.run();

            assertThat(college.enrol.check())
                    .anySatisfy(finding -> assertThat(finding.message()).contains("core_webservice_get_site_info"))
                    .anySatisfy(finding -> {
                        assertThat(finding.code()).isEqualTo("check-incomplete");
                        assertThat(finding.message()).contains("core_course_get_courses_by_field");
                    })
                    .noneMatch(finding -> finding.code().equals("site-unavailable"));
            college.sandbox.faults().onAny().always().then(Fault.invalidToken());
            assertThat(college.enrol.check()).extracting(Finding::code).contains("site-access-refused");
        }
    }

    @Test
    void aCourseWhoseParticipantsCannotBeReadNamesTheFunction() {
        var functions = Set.of(
                "core_course_create_courses",
                "core_course_get_categories",
                "core_course_get_courses_by_field",
                "core_course_update_courses",
                "core_user_create_users",
                "core_user_get_users_by_field",
                "enrol_manual_enrol_users");
        try (var college = College.at(
                state.resolve("small"), Map.of(), MoodleSandbox.builder().functions(functions))) {
            college.withCourseDates("1001").withRegistered("1001", "anna");
            long course = college.sandbox.state().addCourse("OLD", "Found", 1);
            college.moodle
                    .courses()
                    .update(List.of(
                            CourseUpdate.builder().id(course).idnumber("1001").build()));

            assertThat(college.enrol.check())
                    .filteredOn(finding -> finding.code().equals("participants-unreadable"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("core_enrol_get_enrolled_users"));
        }
    }

    @Test
    void coursesAreSearchedOnlyWithThePermission() {
        try (var college = College.at(state)) {
            var id = college.sandbox.state().addCourse("CPR", "CPR for beginners", 1);
            var search = college.enrol.courseSearch();

            assertThat(search.find("beginners", permission -> permission.equals("moodle_read"), 10))
                    .containsExactly(new FoundCourse(id, "CPR for beginners", "CPR"));
            college.sandbox.calls().reset();
            assertThatThrownBy(() -> search.find("beginners", permission -> false, 10))
                    .isInstanceOf(SecurityException.class)
                    .hasMessageContaining("moodle_read");
            assertThat(college.sandbox.calls().requests().calls()).isZero();
        }
    }

    private static List<String> codes(Explanation explanation) {
        return explanation.obstacles().stream().map(Finding::code).toList();
    }
}
