package org.lmsbridge.core.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.SettableClock;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.PluginLog;
import org.lmsbridge.core.report.ReportSettings;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;

@Timeout(60)
class ReporterTest {
    private static final Instant NOW = Instant.parse("2027-01-04T09:00:00Z");
    private static final Finding WARNING = Finding.warning("no-email", "contact:4", "has no email", "Add one.");

    @TempDir
    private Path directory;

    private final BlockingQueue<Notice> sent = new LinkedBlockingQueue<>();

    private static Settings settings(Map<String, String> values) {
        var keyed = new HashMap<String, String>();
        values.forEach((name, value) -> keyed.put("enrol_records." + name, value));
        var faults = new ArrayList<String>();
        var settings = Settings.read("enrol_records", ReportSettings.ALL, List.of(SettingsSource.of(keyed)), faults);
        assertThat(faults).isEmpty();
        return settings;
    }

    private PluginLog log(Reporter reporter, Map<String, String> values) {
        return reporter.logOf("enrol_records", settings(values), sent::add);
    }

    private static Reporter reporter() {
        return new Reporter(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofDays(1));
    }

    @Test
    void warningsAreGatheredAndSentToTheAddressAtTheLatestWhenTheBridgeIsClosed() {
        try (var reporter = reporter()) {
            var log = log(reporter, Map.of("warningsAddress", "it@example.org, office@example.org"));
            log.tell(WARNING);
            log.tell(WARNING);
            log.tell(Finding.info("cancelled", "course-date:1", "was left out"));
            assertThat(sent).isEmpty();
        }
        assertThat(sent).singleElement().satisfies(notice -> {
            assertThat(notice.to()).contains("it@example.org, office@example.org");
            assertThat(notice.audience()).isEqualTo(Notice.Audience.STAFF);
            assertThat(notice.subject()).isEqualTo("enrol_records: 1 warning");
            assertThat(notice.text()).contains("contact:4: has no email").doesNotContain("cancelled");
        });
    }

    @Test
    void theyAreSentWhenThePeriodIsOver() throws InterruptedException {
        var clock = new SettableClock(NOW);
        try (var reporter = new Reporter(clock, Duration.ofMillis(5))) {
            var log = reporter.logOf("enrol_records", settings(Map.of("digestPeriod", "10m")), sent::add);
            log.tell(WARNING);
            assertThat(sent.poll(50, TimeUnit.MILLISECONDS)).isNull();
            clock.advance(Duration.ofMinutes(10));
            assertThat(sent.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(sent).as("nothing is sent twice").isEmpty();
    }

    @Test
    void withoutAnAddressWarningsGoToWhomTheNotifierKnows() {
        try (var reporter = reporter()) {
            log(reporter, Map.of()).tell(WARNING);
        }
        assertThat(sent).singleElement().extracting(Notice::to).isEqualTo(Optional.empty());
    }

    @Test
    void theDebugLogIsOffByDefaultAndThenCostsNothing() {
        try (var reporter = reporter()) {
            var log = log(reporter, Map.of("debugFile", file().toString(), "debugAddress", "it@example.org"));
            assertThat(log.debugging()).isFalse();
            log.debug(() -> {
                throw new AssertionError("asked for a line that nobody keeps");
            });
        }
        assertThat(sent).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void theDebugLogGoesToFileAndMailAtOnceAndMailFoldsWhatRepeatsItself() throws IOException {
        try (var reporter = reporter()) {
            var log = log(
                    reporter,
                    Map.of("debug", "true", "debugFile", file().toString(), "debugAddress", "it@example.org"));
            log.debug(() -> "looked at contact 4");
            IntStream.range(0, 3).forEach(i -> log.debug(() -> "site is busy"));
            log.tell(Finding.info("cancelled", "course-date:1", "was left out"));
        }
        assertThat(Files.readAllLines(file()))
                .hasSize(5)
                .startsWith("2027-01-04T09:00:00Z enrol_records looked at contact 4")
                .last()
                .asString()
                .contains("INFO cancelled course-date:1");
        assertThat(sent).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("enrol_records: debug log");
            assertThat(notice.to()).contains("it@example.org");
            assertThat(notice.text()).contains("looked at contact 4").contains("site is busy (3 times)\n");
        });
    }

    @Test
    void aDigestKeepsTheNewestLinesAndSaysHowManyAreMissing() {
        try (var reporter = reporter()) {
            var log = log(reporter, Map.of("debug", "true", "debugAddress", "it@example.org"));
            IntStream.range(0, DebugDigest.MOST_LINES + 7).forEach(i -> log.debug(() -> "line " + i));
        }
        assertThat(sent)
                .singleElement()
                .satisfies(notice -> assertThat(notice.text())
                        .startsWith("7 earlier lines are left out here")
                        .contains("line " + (DebugDigest.MOST_LINES + 6) + "\n")
                        .doesNotContain("line 6\n"));
    }

    @Test
    void aFullFileIsRenamedAndAnotherBegun() throws IOException {
        var debug = new DebugFile(file(), 20);
        debug.add("the first line, and long");
        debug.add("the second line");
        assertThat(file()).hasContent("the second line");
        assertThat(file().resolveSibling("debug.log.1")).hasContent("the first line, and long");
    }

    @Test
    void neitherAFileThatCannotBeWrittenNorANotifierThatFailsNorALineThatFailsDisturbsThePlugin() throws IOException {
        Files.writeString(directory.resolve("not-a-directory"), "");
        Notifier failing = notice -> {
            throw new IllegalStateException("deliberate");
        };
        Supplier<String> line = () -> {
            throw new IllegalStateException("deliberate");
        };
        try (var reporter = reporter()) {
            var path = directory.resolve("not-a-directory").resolve("debug.log").toString();
            var log = reporter.logOf("enrol_records", settings(Map.of("debug", "true", "debugFile", path)), failing);
            log.debug(() -> "lost");
            log.debug(line);
            log.tell(WARNING);
            assertThat(log.debugging()).isTrue();
        }
    }

    private Path file() {
        return directory.resolve("logs").resolve("debug.log");
    }
}
