package org.lmsbridge.enrol.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.setting.SettingsTable;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleSite;

class RosterReadmeTest {
    private static final Path README = Path.of("README.md");

    @Test
    void theSettingsTableIsMadeFromTheConstants() throws IOException {
        assertThat(Files.readString(README)).contains(SettingsTable.markdown(RosterSettings.ALL));
    }

    /** What the README shows. */
    static void sample(MoodleSite site, RosterSink sink, StateStore store) {
        var roster = new RosterImport(
                site,
                sink,
                store.site(site.name()),
                RosterOptions.builder()
                        .studentRoles(Set.of(5L))
                        .teacherRoles(Set.of(3L, 4L))
                        .grades(true)
                        .build(),
                Clock.systemUTC());
        roster.connect(true, "registrar");
        roster.check().functions().forEach(System.out::println); // each function, with a remedy
        roster.run(); // what is new, changed or gone goes to the sink
        roster.semesters().forEach(System.out::println);
    }
}
