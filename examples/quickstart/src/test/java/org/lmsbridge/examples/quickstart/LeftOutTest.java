package org.lmsbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.examples.quickstart.csv.CsvRecords;

class LeftOutTest {
    @TempDir
    Path empty;

    @Test
    void aMessageThatEndsASentenceLeadsToItsSubjectsAllTheSame() {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var leftOut = new LeftOut(CsvRecords.read(empty, ZoneOffset.UTC, Clock.systemUTC()));
        leftOut.add(Finding.warning("course-unreadable", "course:7", "The course cannot be read.", "Look at it."));
        leftOut.add(Finding.warning("name-long", "course:8", "the name is long", ""));

        leftOut.print(new Output(out, out, false));

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .contains("    The course cannot be read:", "    the name is long:");
    }
}
