package org.lmsbridge.examples.destination;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lmsbridge.examples.destination.DestinationCommand.Surroundings;
import org.lmsbridge.sandbox.MoodleSandbox;

/** Runs the command as a person would, in this process or in a child with little memory that can be killed. */
record Program(Map<String, String> environment, String input) {
    /** How it ended and what it printed. */
    record Result(int status, String out, String err) {
        String all() {
            return out + err;
        }
    }

    static Program on(MoodleSandbox sandbox) {
        return new Program(Map.of("MOODLE_URL", sandbox.url().toString(), "MOODLE_TOKEN", sandbox.token()), "");
    }

    Program reading(String text) {
        return new Program(environment, text);
    }

    Result run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var output = new Output(stream(out), stream(err), false);
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var status = DestinationCommand.execute(new Surroundings(output, in, environment), arguments);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A process of its own with 32 MiB for its objects, however long the input is. */
    Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DestinationCommand.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MOODLE_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    Result inAProcess(String... arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), text, "");
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
