package org.lmsbridge.examples.proof;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;

/** A host that synchronises once, in a process of its own, so that it can be killed. */
final class KilledHost {
    private KilledHost() {}

    /**
     * Runs once.
     *
     * @param arguments the folder, address and token of the site, the numbers of category and template
     */
    public static void main(String[] arguments) {
        var term = new Term(Long.parseLong(arguments[3]), Long.parseLong(arguments[4]));
        try (var bridge = Campus.bridge(Path.of(arguments[0]), arguments[1], arguments[2], term.after(), Map.of())) {
            Campus.synchronise(bridge);
        }
    }

    static Process start(Path folder, Campus campus, Term term) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledHost.class.getName(),
                        folder.toString(),
                        campus.sandbox().url().toString(),
                        campus.sandbox().token(),
                        Long.toString(term.trades()),
                        Long.toString(term.template()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }
}
