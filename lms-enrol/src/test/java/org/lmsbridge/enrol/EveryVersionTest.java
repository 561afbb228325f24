package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;

/** What ends alike on every version of Moodle, although each answers in its own way. */
class EveryVersionTest {
    private static final TreeSet<Long> STUDENT = new TreeSet<>(List.of(5L));

    @TempDir
    Path state;

    @ParameterizedTest
    @EnumSource
    void aCourseDateWithoutEndMakesACourseWithoutEndWhateverTheSiteTakesForUsual(SandboxVersion version) {
        var settings = Map.of("enrol_records.dateDrift", "keep-theirs");
        try (var college = College.at(state, settings, MoodleSandbox.builder().version(version))) {
            college.withCourseDates("1001").run();

            assertThat(college.course("1001").enddate()).isEmpty();
            assertThat(college.run().appliedTotal()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoseAccountWasDeletedInMoodleIsSaidSoAndHasAnotherAtTheNextRun(SandboxVersion version) {
        try (var college = College.at(state, Map.of(), MoodleSandbox.builder().version(version))) {
            college.withCourseDates("1001").withRegistered("1001", "anna", "bo").run();
            long deleted = college.user("anna");
            college.moodle.users().delete(List.of(deleted));

            var report = college.run();

            assertThat(report.findings())
                    .filteredOn(finding -> finding.code().equals("account-deleted"))
                    .extracting(Finding::message)
                    .containsExactly("user " + deleted + ", the account of the contact, was deleted in Moodle");
            assertThat(college.run().complete()).isTrue();
            assertThat(college.participants("1001")).isEqualTo(Map.of("anna", STUDENT, "bo", STUDENT));
            assertThat(college.run().appliedTotal()).isZero();
        }
    }
}
