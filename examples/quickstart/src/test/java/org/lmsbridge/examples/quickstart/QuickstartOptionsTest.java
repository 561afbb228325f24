package org.lmsbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.examples.quickstart.csv.RecordsFolder;
import org.lmsbridge.sandbox.MoodleSandbox;

/** What the options do, on records of one row each. */
class QuickstartOptionsTest {
    @TempDir
    private Path temporary;

    private MoodleSandbox sandbox;
    private Path records;

    @BeforeEach
    void startSite() throws IOException {
        sandbox = MoodleSandbox.start();
        records = Files.createDirectory(temporary.resolve("records"));
        RecordsFolder.in(records);
    }

    @AfterEach
    void stopSite() {
        sandbox.close();
    }

    @Test
    void aPlanIsShownAndNothingIsWritten() {
        var result = Site.of(sandbox, temporary.resolve("state")).quickstart(records, "--plan");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("create course 1", "create account 1").doesNotContain("Applying");
        assertThat(sandbox.calls().writes()).isZero();
    }

    @Test
    void theEmbeddedSandboxNeedsNothingAndIsGoneAfterwards() {
        var result = Program.run(Map.of(), "--plan");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("look-alike in this process", "temporary");
        assertThat(sandbox.calls().requests().calls()).isZero();
    }

    @Test
    void theEmbeddedSandboxKeepsItsDataInTheStateFolder() throws IOException {
        var state = temporary.resolve("kept").toString();
        assertThat(Program.run(Map.of(), "--records", records.toString(), "--state", state)
                        .status())
                .isZero();

        var second = Program.run(Map.of(), "--records", records.toString(), "--state", state);

        assertThat(second.status()).isZero();
        assertThat(second.out()).contains("Nothing has to change.");
        try (var kept =
                MoodleSandbox.builder().dataFile(Path.of(state, "sandbox.json")).start()) {
            Site.of(kept, temporary).contents().assertEqualTo(Expected.of(records));
        }
    }

    @Test
    void theAddressAndTheTokenMayComeFromTheEnvironment() throws IOException {
        var environment = Map.of("MOODLE_URL", sandbox.url().toString(), "MOODLE_TOKEN", sandbox.token());

        var result = Program.run(
                environment, "--plan", "--state", temporary.resolve("state").toString());

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains(sandbox.url().toString()).doesNotContain(sandbox.token());
    }

    @Test
    void theTokenMayLieInAFile() throws IOException {
        var file = Files.writeString(temporary.resolve("token"), sandbox.token() + "\n");

        var result = Program.run(
                Map.of("MOODLE_URL", sandbox.url().toString()),
                "--plan",
                "--token-file",
                file.toString(),
                "--state",
                temporary.resolve("state").toString());

        assertThat(result.status()).isZero();
    }

    @Test
    void helpListsTheOptionsAndTheExitStatus() {
        var result = Program.run(Map.of(), "--help");

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("--records", "--plan", "--moodle-url", "MOODLE_TOKEN", "--state", "--serve", "Exit status");
    }

    @Test
    void serveLeavesThePageUpUntilTheProgramIsEnded() throws Exception {
        try (var lines = new PipedInputStream();
                var pipe = new PrintStream(new PipedOutputStream(lines), true, StandardCharsets.UTF_8);
                var reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            var output = new Output(pipe, pipe, false);
            var program = new Thread(() -> Quickstart.execute(output, Map.of(), "--plan", "--serve"));
            program.start();

            var line = reader.lines()
                    .filter(text -> text.startsWith("Look at it: "))
                    .findFirst();

            var page = HttpRequest.newBuilder(URI.create(line.orElseThrow().split("[ ,]+")[3]))
                    .build();
            var answer = HttpClient.newHttpClient().send(page, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            program.interrupt();
            program.join();
        }
    }
}
