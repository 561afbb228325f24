package org.lmsbridge.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.guard.GuardSettings;
import org.lmsbridge.core.report.ReportSettings;
import org.lmsbridge.core.schedule.RetentionSettings;
import org.lmsbridge.core.schedule.ScheduleSettings;
import org.lmsbridge.core.setting.MoodleSettings;
import org.lmsbridge.core.setting.SettingsTable;

class ReadmeTest {
    @Test
    void theSettingsTablesAreMadeFromTheConstants() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains(SettingsTable.markdown(GuardSettings.ALL))
                .contains(SettingsTable.markdown(ScheduleSettings.ALL))
                .contains(SettingsTable.markdown(RetentionSettings.ALL))
                .contains(SettingsTable.markdown(MoodleSettings.ALL))
                .contains(SettingsTable.markdown(ReportSettings.ALL)
                        .substring(SettingsTable.markdown(List.of()).length()));
    }

    @Test
    void theVariablesOfTheOtherSystemAreTheOnesThatAreRead() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        assertThat(MoodleSettings.VARIABLES)
                .allSatisfy((setting, variable) ->
                        assertThat(readme).contains("| `" + variable + "` | `" + setting + "` |"));
    }
}
