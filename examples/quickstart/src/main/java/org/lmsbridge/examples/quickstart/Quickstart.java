package org.lmsbridge.examples.quickstart;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.examples.quickstart.csv.CsvFile;
import org.lmsbridge.examples.quickstart.csv.CsvRecords;
import org.lmsbridge.examples.quickstart.csv.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: reads its options, opens what they name, and says how it ended. */
@Command(
        name = "quickstart",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Brings student records in a folder of CSV files into Moodle: courses, accounts, enrolments.",
            "Without options: the records that ship with it, into a Moodle look-alike inside this program.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all well",
            "1:some records were left out because they are broken, or some changes could not be applied",
            "2:nothing was done; the last line says what to do"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  MOODLE_URL    the address of a real site, unless --moodle-url gives it",
            "  MOODLE_TOKEN  its web service token, unless --token-file gives it"
        })
public final class Quickstart implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Output output;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--records", paramLabel = "DIR", description = "Folder of the five CSV files.")
    private @Nullable Path records;

    @Option(names = "--plan", description = "Show what would change, and write nothing to Moodle.")
    private boolean planOnly;

    @Option(names = "--approve", description = "Apply the plan even if it does more at once than its guards let pass.")
    private boolean approve;

    @Option(
            names = "--moodle-url",
            paramLabel = "URL",
            description = "A real site instead of the look-alike, such as https://moodle.example.org.")
    private @Nullable URI moodleUrl;

    @Option(
            names = "--plain-http",
            description = "Accept an http:// address off this machine; token and passwords travel in clear.")
    private boolean plainHttp;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File that holds the site's token.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder for what a later run has to know, and for the look-alike's data. Default: a "
                    + "temporary one for the look-alike, ./lms-state for a real site.")
    private @Nullable Path state;

    @Option(names = "--serve", description = "Leave the look-alike's page up until Ctrl-C.")
    private boolean serve;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of the dates in the files. Default: ${DEFAULT-VALUE}.")
    private ZoneId zone = ZoneId.of("Australia/Brisbane");

    @Option(names = "--help", usageHelp = true, description = "Show this and do nothing.")
    private boolean help;

    private Quickstart(Map<String, String> environment, Output output) {
        this.environment = Map.copyOf(environment);
        this.output = output;
    }

    /**
     * Runs the command and ends the process with its status.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        System.exit(execute(Output.ofProcess(), System.getenv(), arguments));
    }

    /** Runs the command in this process and answers with its exit status. */
    static int execute(Output output, Map<String, String> environment, String... arguments) {
        return new CommandLine(new Quickstart(environment, output))
                .setOut(new PrintWriter(output.out(), true))
                .setErr(new PrintWriter(output.err(), true))
                .setParameterExceptionHandler((e, wrong) -> {
                    output.failure("Nothing was done: " + e.getMessage() + " (--help lists the options)");
                    return Outcome.NOTHING_DONE.status();
                })
                .setExecutionExceptionHandler(
                        (e, line, parsed) -> Failures.report(e, output).status())
                .execute(arguments);
    }

    @Override
    public Integer call() {
        var site = site();
        try (var source = RecordsSource.open(Optional.ofNullable(records));
                var folder = StateFolder.of(Optional.ofNullable(state), site.isEmpty())) {
            var read = CsvRecords.read(source.folder(), zone, Clock.systemUTC());
            output.entry("Records", source.name() + ": " + counts(read));
            return (usable(read, source.folder()) ? synchronise(read, site, folder) : Outcome.NOTHING_DONE).status();
        }
    }

    private Outcome synchronise(CsvRecords read, Optional<Target> site, StateFolder folder) {
        // The store first: it is for one process at a time, and guards the sandbox's data beside it.
        try (var store = StateStore.embedded(folder.path());
                var target = site.orElseGet(() -> Target.sandbox(folder.path().resolve("sandbox.json")))) {
            output.entry("Moodle", target.description());
            output.entry("State", folder.description());
            var outcome = new Synchronisation(output, read, target, store).run(planOnly, approve);
            if (serve) {
                waitForCtrlC(target);
            }
            return outcome;
        }
    }

    /** Whether all is there without which nothing can be said. Without bookings, courses can still be made. */
    private boolean usable(CsvRecords read, Path folder) {
        var missing = EnumSet.complementOf(EnumSet.of(CsvFile.REGISTRATIONS));
        missing.removeAll(read.counts().keySet());
        if (missing.isEmpty()) {
            return true;
        }
        var why = read.problems().stream()
                .filter(problem -> missing.contains(problem.file()))
                .map(Problem::toString)
                .collect(Collectors.joining(" | "));
        output.failure("Nothing was done: " + (Files.isDirectory(folder) ? why : "there is no folder " + folder));
        return false;
    }

    private static String counts(CsvRecords read) {
        return read.counts().entrySet().stream()
                .map(count ->
                        "%,d %s".formatted(count.getValue(), count.getKey().label()))
                .collect(Collectors.joining(", "));
    }

    private Optional<Target> site() {
        var given = moodleUrl == null ? environment.get("MOODLE_URL") : moodleUrl.toString();
        if (given == null || given.isBlank()) {
            return Optional.empty();
        }
        if (serve) {
            throw refusal("--serve shows the look-alike's page; a real site has its own");
        }
        var url = URI.create(given.strip());
        if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw refusal("the address of Moodle has to look like https://moodle.example.org, and is: " + given);
        }
        try {
            return Optional.of(Target.site(url, token(), plainHttp));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }

    private String token() {
        var token = tokenFile == null ? environment.getOrDefault("MOODLE_TOKEN", "") : read(tokenFile);
        if (token.isBlank()) {
            throw refusal("a real site wants a token: set MOODLE_TOKEN, or name a file with --token-file");
        }
        return token.strip();
    }

    private String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw refusal("the token file " + file + " cannot be read; see that it is there");
        }
    }

    private ParameterException refusal(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }

    private void waitForCtrlC(Target target) {
        output.heading("Look at it: %s (until Ctrl-C)".formatted(target.description()));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
