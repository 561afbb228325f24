package org.lmsbridge.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.sandbox.Fault;

/** The site does not tell the courses of one learner, anna; accounts are asked for in their order. */
class UnreadableLearnerTest {
    private static final String COURSES = "core_enrol_get_users_courses";

    @TempDir
    Path state;

    private School school;
    private long course;
    private long anna;
    private long bo;

    @BeforeEach
    void open() {
        school = new School(state, Map.of()).register("1001", "anna", "bo");
        course = school.courses.get("1001");
        anna = school.users.get("anna");
        bo = school.users.get("bo");
        school.complete("1001", "bo");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void refuse(String code) {
        school.sandbox.faults().on(COURSES).then(Fault.refusal(code));
    }

    @Test
    void theOthersAreLookedAtAndTheLearnerIsReportedWithARemedy() {
        refuse("nopermissions");

        var report = school.plugin().sweep();

        assertThat(school.sandbox.faults().pending()).isZero();
        assertThat(report.completions()).isEqualTo(1);
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("learner-unreadable"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("lms-user:" + anna);
                    assertThat(finding.message()).contains("nopermissions");
                    assertThat(finding.remedy()).contains("the capability").endsWith("The next sweep asks again.");
                });
    }

    @Test
    void whatWasToldBeforeIsNotWithdrawnAndIsFoundWhenTheSiteTellsAgain() {
        school.complete("1001", "anna");
        refuse("nopermissions");
        assertThat(school.plugin().sweep().completions()).isEqualTo(1);
        assertThat(school.plugin().sweep().completions()).isEqualTo(1);

        refuse("invalidresponse");
        var report = school.plugin().sweep();

        assertThat(report.withdrawals()).isZero();
        assertThat(report.findings()).extracting(Finding::code).contains("learner-unreadable");
    }

    @Test
    void onlyTheLearnerWaitsWhoIsAboutToBeTakenOut() {
        refuse("nopermissions");

        var unread = school.plugin().lookAt(course, List.of(anna, bo));

        assertThat(unread).containsOnlyKeys(anna);
        assertThat(unread.get(anna)).contains("nopermissions");
        assertThat(school.deliver()).isEqualTo(1);
    }

    @Test
    void aTokenThatIsRefusedIsNoMatterOfOneLearner() {
        refuse("accessexception");

        assertThatThrownBy(() -> school.plugin().sweep()).isInstanceOf(AccessException.class);
        school.clock.advance(Duration.ofMinutes(1));
        assertThat(school.plugin().look().completions()).isEqualTo(1);
    }
}
