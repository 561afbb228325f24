package org.lmsbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.sandbox.MoodleSandbox;

/** One run over the records that ship, against a sandbox that stands for a real site: what it did and what it said. */
class QuickstartTest {
    private static final Path RECORDS = Path.of("records");

    @TempDir
    private static Path state;

    private static MoodleSandbox sandbox;
    private static Site site;
    private static Program.Result result;

    @BeforeAll
    static void run() {
        sandbox = MoodleSandbox.start();
        site = Site.of(sandbox, state);
        result = site.quickstart(RECORDS);
    }

    @AfterAll
    static void stopSite() {
        sandbox.close();
    }

    @Test
    void itEndsWellAndSaysNothingOnTheErrorStream() {
        assertThat(result.status()).as(result.out() + result.err()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void afterwardsTheSiteHoldsWhatTheFilesCallFor() throws IOException {
        var expected = Expected.of(RECORDS);
        assertThat(expected.courses()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(expected.enrolmentCount()).isGreaterThan(1_000);
        site.contents().assertEqualTo(expected);
    }

    @Test
    void theSummaryCountsWhatWasDone() throws IOException {
        var expected = Expected.of(RECORDS);
        assertThat(result.out())
                .contains("560 contacts")
                .containsPattern(expected.accounts().size() + " +create account")
                .containsPattern(expected.courses().size() + " +create course")
                .containsPattern("%,d +enrol".formatted(expected.enrolmentCount()))
                .containsPattern("in \\d+\\.\\d seconds, with \\d+ calls");
    }

    @Test
    void everyRecordThatWasLeftOutIsListedWithItsId() throws IOException {
        var out = result.out();

        var enrolled = Expected.of(RECORDS);
        for (var row : PlainCsv.read(RECORDS.resolve("course_dates.csv"))) {
            if (!enrolled.courses().containsKey(row.get("id"))) {
                assertThat(out).contains(row.get("id"));
            }
        }
        for (var row : PlainCsv.read(RECORDS.resolve("registrations.csv"))) {
            if (!row.get("status").equals("registered") || !enrolled.courses().containsKey(row.get("course_date_id"))) {
                assertThat(out).contains(row.get("id"));
            }
        }
        for (var row : PlainCsv.read(RECORDS.resolve("contacts.csv"))) {
            if (!enrolled.accounts().containsKey(row.get("email").toLowerCase(Locale.ROOT))) {
                assertThat(out).contains(row.get("id"));
            }
        }
    }

    @Test
    void aSecondRunSaysThatNothingHasToChangeAndWritesNothing() {
        sandbox.calls().reset();

        var second = site.quickstart(RECORDS);

        assertThat(second.status()).isZero();
        assertThat(second.out()).contains("Nothing has to change.");
        assertThat(sandbox.calls().writes()).isZero();
    }
}
