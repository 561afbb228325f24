package org.lmsbridge.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.model.CourseUpdate;

/** A custom report that is read instead of asking for each learner. */
class ParticipantsReportTest {
    private static final String READ = "core_reportbuilder_retrieve_report";

    @TempDir
    Path state;

    private School school;

    @BeforeEach
    void open() {
        school = new School(state, Map.of("local_records.participantsReport", "1"));
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void idnumber(String courseDate) {
        MoodleClient.of(school.site())
                .courses()
                .update(List.of(CourseUpdate.builder()
                        .id(school.courses.get(courseDate))
                        .idnumber(courseDate)
                        .build()));
    }

    private void report(String... columns) {
        assertThat(school.sandbox.state().learning().addParticipantsReport("Completions", columns))
                .isEqualTo(1);
    }

    @Test
    void theReportNamesWhoHasCompleted() {
        school.register("1001", "anna", "bo");
        idnumber("1001");
        report("user:username", "course:idnumber", "completion:timecompleted");
        school.sandbox.state().setCourseCompletion(school.courses.get("1001"), school.users.get("bo"));
        school.sandbox.calls().reset();

        school.plugin().look();
        school.deliver();

        assertThat(school.steps)
                .extracting(StepRequest::registration)
                .containsExactly(School.registration("1001", "bo"));
        assertThat(school.sandbox.calls().of("core_enrol_get_users_courses").calls())
                .isZero();
    }

    @Test
    void itIsReadOnceForAllCourses() {
        for (int course = 1000; course < 1150; course++) {
            school.register(String.valueOf(course), "anna");
        }
        report("user:username", "course:idnumber", "completion:timecompleted");
        school.sandbox.calls().reset();

        assertThat(school.plugin().look().learners()).isEqualTo(1);

        assertThat(school.sandbox.calls().of(READ).calls())
                .as("a page of 1,000 rows, and an empty one")
                .isEqualTo(2);
    }

    @Test
    void aReportWithoutTheColumnsIsSaidToBeUnfit() {
        school.register("1001", "anna");
        report("user:username", "completion:timecompleted");

        var report = school.plugin().look();

        assertThat(report.findings()).extracting(Finding::code).containsExactly("report-unfit");
        assertThat(report.completions()).isZero();
    }
}
