package org.lmsbridge.examples.benchmark.enrol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;

/** A sandbox in a process of its own that tells what it was asked. */
public final class CountedSite {
    private CountedSite() {}

    /**
     * Prints address and token, and then a line of counts for each line that comes in: requests, writing calls,
     * bytes in, bytes out, mails, participants. Ends with its standard input.
     *
     * @param arguments what a call takes in microseconds, and what a record takes in one of a function, such as {@code
     *     enrol_manual_enrol_users=2000}; nothing unless said
     * @throws IOException if nobody reads or writes any more
     */
    public static void main(String[] arguments) throws IOException {
        var builder = MoodleSandbox.builder().version(SandboxVersion.V5_0);
        for (var argument : arguments) {
            var parts = argument.split("=");
            if (parts.length == 1) {
                builder.latency(micros(argument), Duration.ZERO);
            } else {
                builder.latency(parts[0], micros(parts[1]));
            }
        }
        try (var sandbox = builder.start();
                var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            System.out.println(sandbox.url() + " " + sandbox.token());
            while (commands.readLine() != null) {
                System.out.println(counts(sandbox));
                sandbox.calls().reset();
                sandbox.state().clearMails();
            }
        }
    }

    private static Duration micros(String number) {
        return Duration.of(Long.parseLong(number), ChronoUnit.MICROS);
    }

    private static String counts(MoodleSandbox sandbox) {
        var requests = sandbox.calls().requests();
        var participants = sandbox.state().courses().stream()
                .mapToLong(course -> sandbox.state().participants(course.id()).size())
                .sum();
        return "%d %d %d %d %d %d"
                .formatted(
                        requests.calls(),
                        sandbox.calls().writes(),
                        requests.requestBytes(),
                        requests.responseBytes(),
                        sandbox.state().mails().size(),
                        participants);
    }
}
