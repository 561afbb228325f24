package org.lmsbridge.examples.destination;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the program writes.
 *
 * @param out what people want to read, or pass on
 * @param err warnings, progress, and why something was not done
 * @param terminal whether somebody sits in front of it
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

    /** Says in one line what people have to know. */
    void note(String text) {
        out.flush();
        err.println(text.replaceAll("\\s*\\R\\s*", " "));
    }
}
