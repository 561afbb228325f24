package org.lmsbridge.examples.proof;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A host that does its work once, in a process of its own, so that it can be killed. */
final class KilledHost {
    private KilledHost() {}

    /**
     * Works once.
     *
     * @param arguments the kind of work, the folder, address and token of the site, and what the work needs besides
     */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[1]);
        var more = Arrays.copyOfRange(arguments, 4, arguments.length);
        switch (arguments[0]) {
            case EnrolKill.NAME -> EnrolKill.work(folder, arguments[2], arguments[3], more);
            case CompletionKill.NAME -> CompletionKill.work(folder, arguments[2], arguments[3], more);
            case DestinationKill.NAME -> DestinationKill.work(folder, arguments[2], arguments[3]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    static Process start(String work, Path folder, String url, String token, String... more) throws IOException {
        var command = Campus.java(
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        command.addAll(List.of(KilledHost.class.getName(), work, folder.toString(), url, token));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("host.log").toFile()))
                .start();
    }
}
