package org.lmsbridge.enrol.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.setting.SettingsTable;

class RosterReadmeTest {
    @Test
    void theSettingsTableIsMadeFromTheConstants() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(SettingsTable.markdown(RosterSettings.ALL));
    }
}
