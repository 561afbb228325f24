package org.lmsbridge.examples.oneroster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.roster.Term;

/** What the README shows. */
final class ReadmeSamples {
    private ReadmeSamples() {}

    static LmsBridge.Builder sample(LocalDate from, LocalDate until, List<Term> terms) throws IOException {
        var school = new OneRosterCsv.School("harbour", "Harbour Training", from, until);
        var sink = new OneRosterCsv(school, terms, Path.of("oneroster"), Clock.systemUTC());

        return LmsBridge.builder().provide(sink); // with enrol_records.roster = true the enrol plugin imports by itself
    }
}
