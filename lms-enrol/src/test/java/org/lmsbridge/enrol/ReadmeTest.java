package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.setting.SettingsTable;
import org.lmsbridge.sandbox.MoodleSandbox;

class ReadmeTest {
    @TempDir
    Path state;

    @Test
    void theSettingsTableIsMadeFromTheConstants() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(SettingsTable.markdown(EnrolSettings.ALL));
    }

    @Test
    void theSampleOfTheFirstDayWorks() {
        try (var sandbox = MoodleSandbox.start()) {
            try (var before = College.at(state.resolve("before"), Map.of(), sandbox)) {
                before.withCourseDates("1001").withRegistered("1001", "4711", "4712");
                assertThat(before.run().complete()).isTrue();
            }
            sandbox.state().clearMails();
            try (var college = College.at(state.resolve("new"), Map.of(), sandbox)) {
                college.withCourseDates("1001").withRegistered("1001", "4711", "4712");

                assertThat(firstDay(college.enrol).matches()).isNotEmpty();

                assertThat(college.findings(college.plan())).containsExactly("enrolment-foreign");
                assertThat(sandbox.state().mails()).isEmpty();
            }
        }
    }

    /** The sample of the first day. */
    private static MatchingReport firstDay(EnrolPlugin enrol) {
        MatchingReport report = enrol.match(Scope.all()); // writes nothing to Moodle
        report.matches().forEach(System.out::println); // SURE, AMBIGUOUS, UNKNOWN
        ChangePlan plan = enrol.planAdoption(Scope.all(), Adoption.allBut(Set.of("course-date:1001/contact:4711")));
        enrol.apply(plan); // links are remembered; nobody is mailed
        return report;
    }
}
