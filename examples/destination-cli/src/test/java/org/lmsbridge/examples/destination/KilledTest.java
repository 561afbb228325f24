package org.lmsbridge.examples.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxCalls;

/** Killed with SIGKILL and run again, the command ends where it would have ended. */
class KilledTest {
    @TempDir
    private Path folder;

    /** Holds a request until the program is dead; the site carries it out all the same. */
    private static final class Trap extends CountDownLatch {
        private final CountDownLatch sprung = new CountDownLatch(1);

        Trap() {
            super(1);
        }

        @Override
        public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
            sprung.countDown();
            return super.await(timeout, unit);
        }

        /** Kills the program at the held request, and waits until the site has carried that out. */
        void kill(Process process, SandboxCalls calls, String function) throws InterruptedException {
            assertThat(sprung.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.destroyForcibly().waitFor()).isEqualTo(137);
            var before = calls.of(function).calls();
            countDown();
            var end = Instant.now().plusSeconds(60);
            while (calls.of(function).calls() == before && Instant.now().isBefore(end)) {
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(calls.of(function).calls()).isGreaterThan(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"core_user_create_users, 1", "core_user_create_users, 6", "core_user_get_users_by_field, 3"})
    void accountsAreThereOnce(String function, int call) throws Exception {
        try (var sandbox = MoodleSandbox.start()) {
            var file = folder.resolve("people.csv");
            var rows = SpoiltRows.write(file, 1500, sandbox);
            var program = Program.on(sandbox);
            var trap = new Trap();
            sandbox.faults().on(function).call(call).then(Fault.hold(trap));
            String[] arguments = {"create-users", "--from", file.toString(), "--check-passwords"};

            trap.kill(program.start(arguments), sandbox.calls(), function);
            var second = program.run(arguments);

            assertThat(second.status()).as(second.all()).isEqualTo(Outcome.PARTLY.status());
            rows.assertWritten(sandbox);
            rows.assertRejected(folder.resolve("people.rejected.csv"));
            sandbox.calls().reset();
            assertThat(program.run(arguments).out()).startsWith("0 written, 0 already so, 0 rejected");
            assertThat(sandbox.calls().writes()).isZero();
        }
    }

    @Test
    void nobodyIsMailedTwice() throws Exception {
        try (var sandbox = MoodleSandbox.start()) {
            var file = enrolments(sandbox, 500);
            var program = Program.on(sandbox);
            var trap = new Trap();
            sandbox.faults().on("enrol_manual_enrol_users").call(3).then(Fault.hold(trap));
            String[] arguments = {
                "enrol-users",
                "--from",
                file.toString(),
                "--map",
                "login=user.username",
                "--map",
                "course=course.shortname"
            };

            trap.kill(program.start(arguments), sandbox.calls(), "enrol_manual_enrol_users");
            var second = program.run(arguments);

            assertThat(second.out()).as(second.all()).startsWith("200 written, 100 already so, 0 rejected");
            assertThat(sandbox.state()
                            .participants(
                                    sandbox.state().course("C1").orElseThrow().id()))
                    .hasSize(500);
            assertThat(sandbox.state().mails()).hasSize(500);
        }
    }

    private Path enrolments(MoodleSandbox sandbox, int count) throws IOException {
        sandbox.state().addCourse("C1", "First", 1);
        var text = new StringBuilder("login\tcourse\n");
        for (var number = 0; number < count; number++) {
            sandbox.state().addUser("p" + number, "P", "X", "p" + number + "@example.com");
            text.append("p").append(number).append("\tC1\n");
        }
        return Files.writeString(folder.resolve("enrolments.tsv"), text);
    }
}
