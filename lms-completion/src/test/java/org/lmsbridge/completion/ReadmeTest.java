package org.lmsbridge.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.setting.SettingsTable;
import org.lmsbridge.core.state.DeliveryState;

class ReadmeTest {
    private static final Path README = Path.of("README.md");

    @Test
    void theSettingsTableIsMadeFromTheConstants() throws IOException {
        assertThat(Files.readString(README)).contains(SettingsTable.markdown(CompletionSettings.ALL));
    }

    /** What the README shows. */
    static void sample(LmsBridge bridge) {
        var completion = bridge.plugin(CompletionPlugin.class);
        bridge.start(); // looks and delivers from now on, on one host or several; or, with a scheduler of your own:
        bridge.run("local_records.look"); // finds completions and stores call-backs; a sweep when one is due
        bridge.run("local_records.process-steps"); // delivers what is due, one after another
        completion
                .callBacks()
                .list(DeliveryState.DEAD, Optional.empty(), 100)
                .forEach(dead -> System.out.println(dead.error() + ". " + dead.remedy()));
    }
}
