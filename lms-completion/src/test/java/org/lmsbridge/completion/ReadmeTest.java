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

    @Test
    void theSampleIsCompiled() throws IOException {
        var readme = Files.readString(README);
        var from = readme.indexOf("```java\n") + "```java\n".length();
        var here = Files.readString(Path.of("src/test/java/org/lmsbridge/completion/ReadmeTest.java"));
        assertThat(bare(here)).contains(bare(readme.substring(from, readme.indexOf("```", from))));
    }

    /** Without comments and space, which the formatter sets here. */
    private static String bare(String code) {
        return code.replaceAll("//.*", "").replaceAll("\\s+", "");
    }

    static void sample(LmsBridge bridge) {
        var completion = bridge.plugin(CompletionPlugin.class);
        bridge.start();
        bridge.run("local_records.look");
        bridge.run("local_records.process-steps");
        completion
                .callBacks()
                .list(DeliveryState.DEAD, Optional.empty(), 100)
                .forEach(dead -> System.out.println(dead.error() + " " + dead.remedy()));
    }
}
