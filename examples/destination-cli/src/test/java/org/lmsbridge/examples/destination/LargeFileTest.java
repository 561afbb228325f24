package org.lmsbridge.examples.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.sandbox.MoodleSandbox;

/** One row in a hundred is bad, in ten ways. {@code -Ddestination.rows=100000} is the full size. */
class LargeFileTest {
    private static final int ROWS = Integer.getInteger("destination.rows", 3000);

    /** Halving a hundred records for one bad one takes at most this many calls, beside the one that is refused anyway. */
    private static final int HALVING = 15;

    @TempDir
    private Path folder;

    @Test
    void everyGoodRowIsWrittenOnceAndEveryBadOneIsKeptWithItsReason() throws Exception {
        try (var sandbox = MoodleSandbox.start()) {
            var file = folder.resolve("people.csv");
            var rows = SpoiltRows.write(file, ROWS, sandbox);

            var result = Program.on(sandbox).inAProcess("create-users", "--from", file.toString(), "--check-passwords");

            System.out.println(result.out() + sandbox.calls().byFunction());
            assertThat(result.status()).as(result.all()).isEqualTo(Outcome.PARTLY.status());
            rows.assertWritten(sandbox);
            rows.assertRejected(folder.resolve("people.rejected.csv"));
            assertCalls(sandbox, rows);
        }
    }

    /** Three of the ten ways show on the site only; two of those by asking, and one by halving. */
    private static void assertCalls(MoodleSandbox sandbox, SpoiltRows rows) {
        var batches = (ROWS + 99) / 100;
        var askedFor = rows.reasons().values().stream()
                .filter(reason -> reason.contains("belongs to"))
                .count();
        var halved = rows.reasons().values().stream()
                .filter("invalidparameter"::equals)
                .count();
        assertThat(sandbox.calls().of("core_user_create_users").calls())
                .as("a call per batch, one more for each that was asked for, halving for the rest")
                .isBetween((long) batches, batches + askedFor + halved * HALVING + 1);
        assertThat(sandbox.calls().of("core_user_get_users_by_field").calls()).isEqualTo(2 * (askedFor + halved));
    }

    @Test
    void mendedRowsAreSentInTheirTurn() throws IOException {
        try (var sandbox = MoodleSandbox.start()) {
            var file = folder.resolve("people.csv");
            SpoiltRows.write(file, 200, sandbox);
            var program = Program.on(sandbox);
            program.run("create-users", "--from", file.toString());
            var rejected = folder.resolve("people.rejected.csv");
            var mended = folder.resolve("mended.csv");
            Files.writeString(mended, Files.readString(rejected).replace("DST", "dst"));

            var result = program.run("create-users", "--from", mended.toString());

            assertThat(result.out()).startsWith("1 written, 0 already so, 1 rejected");
            assertThat(Files.readString(folder.resolve("mended.rejected.csv")))
                    .startsWith("reject_row,reject_reason,username,First name");
        }
    }
}
