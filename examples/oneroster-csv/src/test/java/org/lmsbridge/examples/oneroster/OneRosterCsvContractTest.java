package org.lmsbridge.examples.oneroster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.testkit.RosterSinkContract;

class OneRosterCsvContractTest extends RosterSinkContract {
    private static final OneRosterCsv.School SCHOOL = new OneRosterCsv.School(
            "harbour", "Harbour Training", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31));

    @TempDir
    Path directory;

    private OneRosterCsv sink;

    @BeforeEach
    void open() throws IOException {
        sink = new OneRosterCsv(
                SCHOOL,
                List.of(new Term("t1", "2027S1", "Spring", Optional.empty(), Optional.empty())),
                directory,
                Clock.fixed(Instant.parse("2027-03-01T00:00:00Z"), ZoneOffset.UTC));
    }

    @Override
    protected RosterSink sink() {
        return sink;
    }

    /** The files, whose lines have an order of their own. */
    @Override
    protected Object kept() {
        var files = new TreeMap<String, List<String>>();
        try (var paths = Files.list(directory)) {
            for (var path : paths.toList()) {
                files.put(
                        path.getFileName().toString(),
                        Files.readAllLines(path).stream().sorted().toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
