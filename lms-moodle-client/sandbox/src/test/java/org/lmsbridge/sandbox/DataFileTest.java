package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aSiteComesBackWithTokenUsersAndNumbers() {
        String token;
        try (MoodleSandbox moodle = start()) {
            token = moodle.token();
            Rest rest = new Rest(moodle);
            rest.call("core_user_create_users", TestUsers.of("kept", "deleted"));
            rest.call("core_user_delete_users", "{\"userids\":[4]}");
        }
        try (MoodleSandbox moodle = start()) {
            assertThat(moodle.token()).isEqualTo(token);
            assertThat(moodle.state().user("kept")).isPresent();
            var created = new Rest(moodle).call("core_user_create_users", TestUsers.of("next"));
            assertThat(created.path(0).path("id").asLong()).isEqualTo(5);
        }
    }

    @Test
    void whatWasUndoneIsNotInTheFile() {
        try (MoodleSandbox moodle = start()) {
            new Rest(moodle).call("core_user_create_users", TestUsers.of("undone", "admin"));
        }
        try (MoodleSandbox moodle = start()) {
            assertThat(moodle.state().user("undone")).isEmpty();
        }
    }

    @Test
    void aLineThatAKillCutShortIsDroppedAndTheRestIsKept() throws IOException {
        try (MoodleSandbox moodle = start()) {
            new Rest(moodle).call("core_user_create_users", TestUsers.of("kept"));
        }
        Files.writeString(file(), "[{\"table\":\"user\",\"id\":99,\"next\":10", StandardOpenOption.APPEND);
        try (MoodleSandbox moodle = start()) {
            assertThat(moodle.state().user("kept")).isPresent();
            assertThat(moodle.state().users()).hasSize(3);
        }
    }

    @Test
    void aKilledProgramLosesNothingThatItAnswered() throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxMain.class.getName(),
                        "--data",
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = program.inputReader()) {
            URI url = URI.create(value(out.readLine(), "MOODLE_URL="));
            Rest rest = new Rest(url, value(out.readLine(), "MOODLE_TOKEN="));
            rest.call("core_user_create_users", TestUsers.of("answered"));
        } finally {
            program.destroyForcibly().waitFor();
        }
        try (MoodleSandbox moodle = start()) {
            assertThat(moodle.state().user("answered")).isPresent();
        }
    }

    private static String value(String line, String name) {
        assertThat(line).startsWith(name);
        return line.substring(name.length());
    }

    private Path file() {
        return folder.resolve("site.jsonl");
    }

    private MoodleSandbox start() {
        return MoodleSandbox.builder().dataFile(file()).start();
    }
}
