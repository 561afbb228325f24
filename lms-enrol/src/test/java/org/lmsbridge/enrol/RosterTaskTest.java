package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.sandbox.MoodleSandbox;

class RosterTaskTest {
    @TempDir
    Path state;

    private final List<RosterChange> taken = new ArrayList<>();

    private College college(Map<String, String> settings) {
        RosterSink sink = new RosterSink() {
            @Override
            public void accept(List<RosterChange> changes) {
                taken.addAll(changes);
            }
        };
        var college = College.at(state, settings, MoodleSandbox.builder(), sink);
        college.withCourseDates("1001").withRegistered("1001", "ada");
        assertThat(college.run().complete()).isTrue();
        return college;
    }

    @Test
    void theTaskImportsWithTheSettingsOfThePlugin() {
        try (var college = college(Map.of("enrol_records.roster", "true", "enrol_records.rosterStudentRoles", "5"))) {
            college.bridge.run("enrol_records.roster");

            assertThat(taken)
                    .extracting(RosterChange::kind)
                    .containsExactly(RosterItem.Kind.COURSE, RosterItem.Kind.SECTION, RosterItem.Kind.ENROLMENT);
        }
    }

    @Test
    void nothingIsImportedUnlessTheSettingIsOn() {
        try (var college = college(Map.of())) {
            assertThatThrownBy(() -> college.bridge.run("enrol_records.roster"))
                    .hasMessageContaining("enrol_records.roster");
            assertThat(taken).isEmpty();
        }
    }

    @Test
    void withoutASinkTheBridgeSaysWhatIsMissing() {
        assertThatThrownBy(() -> College.at(state, Map.of("enrol_records.roster", "true")))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContaining("RosterSink");
    }

    @Test
    void aListThatIsNotAllowedIsAFaultThatNamesTheSetting() {
        assertThatThrownBy(() -> College.at(state, Map.of("enrol_records.rosterStudentRoles", "five")))
                .hasMessageContaining("enrol_records.rosterStudentRoles")
                .hasMessageContaining("`five`");
    }
}
