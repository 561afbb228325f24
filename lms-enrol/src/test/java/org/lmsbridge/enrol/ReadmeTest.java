package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.setting.SettingsTable;

class ReadmeTest {
    @TempDir
    Path state;

    @Test
    void theSettingsTableIsMadeFromTheConstants() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(SettingsTable.markdown(EnrolSettings.ALL));
    }

    /** The sample of the first day, line by line. */
    @Test
    void theSampleOfTheFirstDayWorks() throws IOException {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "4711")) {
            var enrol = college.enrol;
            // begin
            MatchingReport report = enrol.match(Scope.all());
            report.matches().forEach(System.out::println);
            ChangePlan plan = enrol.planAdoption(Scope.all(), Adoption.allBut(Set.of("course-date:1001/contact:4711")));
            enrol.apply(plan);
            // end
        }
        var readme = Files.readString(Path.of("README.md"));
        var source = Files.readString(Path.of("src/test/java/org/lmsbridge/enrol/ReadmeTest.java"));
        source.substring(source.indexOf("// begin") + 8, source.indexOf("// end"))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> assertThat(readme).contains(line));
    }
}
