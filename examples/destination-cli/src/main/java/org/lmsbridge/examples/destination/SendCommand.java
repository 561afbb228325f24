package org.lmsbridge.examples.destination;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.examples.destination.DestinationCommand.Surroundings;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.destination.Destination;
import org.lmsbridge.moodle.destination.DestinationBuilder;
import org.lmsbridge.moodle.destination.Preview;
import org.lmsbridge.moodle.destination.ResumeToken;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What all sub-commands have in common: options, and the way of the rows. */
abstract class SendCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable DestinationCommand parent;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private RecordOptions records = new RecordOptions();

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(
            names = "--dry-run",
            description = "Show the requests, secrets masked, and the rows that would be rejected; write nothing.")
    private boolean dryRun;

    @Option(names = "--help", usageHelp = true, description = "Show this and do nothing.")
    private boolean help;

    /** The destination of the sub-command. */
    abstract DestinationBuilder<Map<String, ?>> destination(MoodleClient client);

    /** Whether the rows may be sent. */
    boolean confirmed() {
        return true;
    }

    @Override
    public Integer call() throws IOException {
        var builder = records.apply(destination(site.client(surroundings().environment())));
        var warning = builder.build().warning();
        try (var counted = new CountingInput(open())) {
            var table = Table.read(counted, input.charset(), input.format(), input.separator());
            if (dryRun) {
                return show(builder.<Row>reading(Row::readable).build(), table).status();
            }
            warning.ifPresent(surroundings().output()::note);
            if (!confirmed()) {
                surroundings().output().note("Nothing was done.");
                return Outcome.NOTHING_DONE.status();
            }
            return send(builder, table, counted).status();
        }
    }

    final boolean asked(String question) {
        Console console = System.console();
        if (!surroundings().output().terminal() || console == null || input.standardInput()) {
            surroundings().output().note("Nobody can be asked here: give --yes if that is wanted.");
            return false;
        }
        return "yes".equals(console.readLine("%s", question));
    }

    private Surroundings surroundings() {
        if (parent == null) {
            throw new IllegalStateException("a sub-command needs its command");
        }
        return parent.surroundings();
    }

    private InputStream open() {
        if (input.standardInput()) {
            return surroundings().input();
        }
        try {
            return new BufferedInputStream(Files.newInputStream(input.from()));
        } catch (IOException e) {
            throw new IllegalArgumentException("the file " + input.from() + " cannot be read; see that it is there", e);
        }
    }

    private Outcome show(Destination<Row> destination, Table table) {
        var output = surroundings().output();
        var counts = new long[3];
        destination.preview(table.rows(), (Preview<Row> preview) -> {
            preview.requests().forEach(request -> {
                output.line("POST %s (%d rows)".formatted(request.url(), request.records()));
                request.headers().forEach((name, value) -> output.line(name + ": " + value));
                output.line(request.body());
                output.line("");
                counts[0]++;
                counts[1] += request.records();
            });
            preview.rejected()
                    .forEach(
                            rejected -> output.note("row " + rejected.position() + ": " + SendingRun.reason(rejected)));
            counts[2] += preview.rejected().size();
        });
        output.note("Dry run: %,d rows in %,d requests, %,d rows rejected beforehand; nothing was written."
                .formatted(counts[1], counts[0], counts[2]));
        return counts[2] == 0 ? Outcome.ALL_WELL : Outcome.PARTLY;
    }

    private Outcome send(DestinationBuilder<Map<String, ?>> builder, Table table, CountingInput counted)
            throws IOException {
        var goesOn = prepareFiles();
        input.progress().ifPresent(builder::progress);
        try (var rejects = new RejectFile(input.rejects(), table);
                var display = new ProgressDisplay(surroundings().output(), size())) {
            if (goesOn) {
                rejects.goOn();
            }
            var run = new SendingRun(surroundings().output(), rejects, display, counted);
            var destination =
                    builder.<Row>reading(Row::readable).listener(run::responded).build();
            destination.activate();
            var guard = new CancelledByCtrlC(destination);
            try {
                return run.of(destination, table.rows(), input);
            } finally {
                guard.end();
            }
        }
    }

    /** Whether a flow goes on that an earlier run of the program began. */
    private boolean prepareFiles() {
        try {
            if (input.anew()) {
                if (input.progress().isPresent()) {
                    Files.deleteIfExists(input.progress().get());
                }
                Files.deleteIfExists(input.rejects());
            }
            var goesOn = input.progress().flatMap(ResumeToken::read).isPresent();
            if (!goesOn && Files.exists(input.rejects())) {
                throw new IllegalArgumentException("there is a file " + input.rejects()
                        + " from another run; move it away, or name another with --rejects");
            }
            return goesOn;
        } catch (IOException e) {
            throw new UncheckedIOException("the files of an earlier run cannot be removed", e);
        }
    }

    private long size() throws IOException {
        return input.standardInput() ? -1 : Files.size(input.from());
    }

    /** Ctrl-C ends the flow after the request under way, instead of in the middle of it. */
    private static final class CancelledByCtrlC {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread hook;

        CancelledByCtrlC(Destination<?> destination) {
            hook = new Thread(() -> {
                destination.cancel();
                try {
                    ended.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Runtime.getRuntime().addShutdownHook(hook);
        }

        void end() {
            ended.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending, and the hook with it.
            }
        }
    }
}
