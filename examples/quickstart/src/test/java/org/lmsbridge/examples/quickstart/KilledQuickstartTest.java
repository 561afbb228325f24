package org.lmsbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lmsbridge.sandbox.MoodleSandbox;

/** Killed anywhere and run again, the program ends where it would have ended, and nothing is there twice. */
class KilledQuickstartTest {
    private static final Path RECORDS = Path.of("records");

    /** Some of the course dates and the bookings on them: enough for every kind of call, and quick to do again. */
    @TempDir
    private static Path someRecords;

    private static int requestsOfAWholeRun;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void countTheRequestsOfAWholeRun(@TempDir Path state) throws IOException {
        for (var file : List.of("course_categories", "course_masters", "contacts")) {
            Files.copy(RECORDS.resolve(file + ".csv"), someRecords.resolve(file + ".csv"));
        }
        copySome("course_dates.csv");
        copySome("registrations.csv");
        try (var sandbox = MoodleSandbox.start();
                var proxy = new KillingProxy(sandbox.url())) {
            var whole = Site.of(sandbox, state).at(proxy.url()).quickstart(someRecords);
            assertThat(whole.status()).as(whole.out() + whole.err()).isZero();
            requestsOfAWholeRun = proxy.requests();
        }
    }

    /** The header, and what is about the course dates QS3001 to QS3009. */
    private static void copySome(String file) throws IOException {
        var lines = Files.readAllLines(RECORDS.resolve(file)).stream()
                .filter(line -> line.startsWith("id,") || line.contains("QS300"))
                .toList();
        Files.write(someRecords.resolve(file), lines);
    }

    @ParameterizedTest(name = "at {0} % of the requests, after the site did it: {1}")
    @CsvSource({"5, false", "40, true", "60, false", "75, true", "90, false", "98, true"})
    void killedAtARequest(int percent, boolean afterTheSiteDidIt) throws Exception {
        try (var sandbox = MoodleSandbox.start();
                var proxy = new KillingProxy(sandbox.url())) {
            var site = Site.of(sandbox, temporary.resolve("state")).at(proxy.url());
            var program = new KillableProgram();
            proxy.arm(Math.max(1, requestsOfAWholeRun * percent / 100), afterTheSiteDidIt, program::kill);

            assertThat(program.run(site)).as("exit status of a killed process").isEqualTo(137);
            var second = site.quickstart(someRecords);

            assertThat(second.status()).as(second.out() + second.err()).isZero();
            assertSameEndState(site);
            sandbox.calls().reset();
            assertThat(site.quickstart(someRecords).out()).contains("Nothing has to change.");
            assertThat(sandbox.calls().writes()).isZero();
        }
    }

    @Test
    void killedTogetherWithTheEmbeddedSandbox() throws Exception {
        var state = temporary.resolve("state").toString();
        var process = Program.start(Map.of(), "--records", someRecords.toString(), "--state", state);
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.lines().anyMatch(line -> line.contains("(accounts)")))
                    .isTrue();
            process.destroyForcibly().waitFor();
        }

        var second = Program.run(Map.of(), "--records", someRecords.toString(), "--state", state);

        assertThat(second.status()).as(second.out() + second.err()).isZero();
        try (var kept =
                MoodleSandbox.builder().dataFile(Path.of(state, "sandbox.json")).start()) {
            assertSameEndState(Site.of(kept, temporary));
        }
        assertThat(Program.run(Map.of(), "--records", someRecords.toString(), "--state", state)
                        .out())
                .contains("Nothing has to change.");
    }

    private static void assertSameEndState(Site site) throws IOException {
        var expected = Expected.of(someRecords);
        site.contents().assertEqualTo(expected);
        // The administrator and the guest are there from the start, and so is the front page's course.
        assertThat(site.contents().userCount()).isEqualTo(expected.accounts().size() + 2);
        assertThat(site.contents().courseCount()).isEqualTo(expected.courses().size() + 1);
    }

    /** A child process that may be killed before the thread that started it has it in its hands. */
    private static final class KillableProgram {
        private final CompletableFuture<Process> process = new CompletableFuture<>();

        int run(Site site) throws Exception {
            var started = site.start(someRecords);
            process.complete(started);
            started.getInputStream().readAllBytes();
            return started.waitFor();
        }

        void kill() {
            process.join().destroyForcibly().onExit().join();
        }
    }
}
