package org.lmsbridge.examples.destination;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.lmsbridge.moodle.error.MoodleException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command with its sub-commands. */
@Command(
        name = "destination",
        usageHelpAutoWidth = true,
        description = {"Sends rows of CSV, TSV or JSON lines into Moodle.", ""},
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every row is in Moodle",
            "1:some rows were rejected, or the rest has to be sent later; the last lines say which",
            "2:nothing was done; the last line says what to do"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  MOODLE_URL    the address of the site, unless --moodle-url gives it",
            "  MOODLE_TOKEN  its web service token, unless --token-file gives it"
        })
public final class DestinationCommand {
    private final Surroundings surroundings;

    @Option(names = "--help", usageHelp = true, description = "Show this and do nothing.")
    private boolean help;

    /**
     * What the program meets outside.
     *
     * @param output where it writes
     * @param input the standard input
     * @param environment the environment variables
     */
    record Surroundings(Output output, InputStream input, Map<String, String> environment) {}

    private DestinationCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /**
     * Runs the command and ends the process with its status.
     *
     * @param arguments the sub-command and its options
     */
    public static void main(String[] arguments) {
        System.exit(execute(new Surroundings(Output.ofProcess(), System.in, System.getenv()), arguments));
    }

    /** Runs the command in this process and answers with its exit status. */
    static int execute(Surroundings surroundings, String... arguments) {
        var output = surroundings.output();
        var line = new CommandLine(new DestinationCommand(surroundings));
        List.of(
                        new Commands.CreateUsers(),
                        new Commands.UpdateUsers(),
                        new Commands.EnrolUsers(),
                        new Commands.UnenrolUsers(),
                        new Commands.CreateCourses(),
                        new Commands.Manual())
                .forEach(line::addSubcommand);
        return line.setOut(new PrintWriter(output.out(), true))
                .setErr(new PrintWriter(output.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, wrong) -> {
                    output.note("Nothing was done: " + e.getMessage() + " (--help lists the options)");
                    return Outcome.NOTHING_DONE.status();
                })
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, output))
                .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    private static int failed(Exception thrown, Output output) {
        output.note("Nothing was done: " + thrown.getMessage());
        // These say in their message what a person can do; anything else is a fault of the program.
        var expected = thrown instanceof MoodleException
                || thrown instanceof IllegalArgumentException
                || thrown instanceof IllegalStateException
                || thrown instanceof UncheckedIOException;
        if (!expected) {
            thrown.printStackTrace(output.err());
        }
        return Outcome.NOTHING_DONE.status();
    }
}
