package org.lmsbridge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.setting.SettingsTable;

class ReadmeTest {
    @Test
    void theSettingsTableIsMadeFromTheConstants() throws IOException {
        assertThat(readme()).contains(SettingsTable.markdown(AuthSettings.ALL));
    }

    @Test
    void theFindingsTableIsMadeFromTheConstants() throws IOException {
        assertThat(readme()).contains(findings());
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static String findings() {
        var table =
                new StringBuilder("| code | severity | what is the matter | what to do |\n| --- | --- | --- | --- |\n");
        for (var finding : AuthFinding.values()) {
            table.append("| `")
                    .append(finding.code())
                    .append("` | ")
                    .append(finding.severity().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(finding.message().replace("%s", "…"))
                    .append(" | ")
                    .append(finding.remedy().replace("%s", "as the site or the client says"))
                    .append(" |\n");
        }
        return table.toString();
    }
}
