package org.lmsbridge.examples.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * Where the program writes.
 *
 * @param out what people want to read
 * @param err why nothing was done
 * @param terminal whether lines can be drawn over, as a progress bar does
 */
record Output(PrintStream out, PrintStream err, boolean terminal) {
    /** The streams of this process, in the terminal's own encoding; in UTF-8 where they go to a file. */
    static Output ofProcess() {
        var console = System.console();
        var charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        return new Output(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                console != null);
    }

    void line(String text) {
        out.println(text);
    }

    /** A line with a name at its beginning, in a column of its own. */
    void entry(String name, String text) {
        out.println(String.format("%-9s ", name) + text);
    }

    void heading(String text) {
        out.println();
        out.println(text);
    }

    /** What something cost. */
    void took(Duration time, long calls) {
        line(String.format(
                Locale.ROOT, "  in %.1f seconds, with %,d calls to Moodle", time.toMillis() / 1000.0, calls));
    }

    /** Says in one line why nothing, or not all, was done. */
    void failure(String text) {
        out.flush();
        err.println(text.replaceAll("\\s*\\R\\s*", " "));
    }
}
