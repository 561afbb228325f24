package org.lmsbridge.core.state.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.core.state.StateStore;

/** A second process that opens a store, says so line by line, and goes on until it is killed. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private ChildProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    static ChildProcess start(Path directory) throws IOException {
        return start(directory, List.of());
    }

    /** One that saves this link only, and waits. */
    static ChildProcess saving(int account, Path directory) throws IOException {
        return start(directory, List.of(Integer.toString(account)));
    }

    private static ChildProcess start(Path directory, List<String> more) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var command =
                new ArrayList<>(List.of(java, "-cp", classPath, ChildProcess.class.getName(), directory.toString()));
        command.addAll(more);
        return new ChildProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Waits for a line. */
    String readLine() throws IOException {
        var line = lines.readLine();
        if (line == null) {
            throw new IOException("the child process ended");
        }
        return line;
    }

    /** Kills the process without giving it a chance, and gives what it had said until then. */
    List<String> kill() throws InterruptedException {
        // By its handle: Process.destroyForcibly would close the stream with what was said last.
        process.toHandle().destroyForcibly();
        process.waitFor();
        return lines.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Saves one link and one intent after the other, and acknowledges each pair. */
    public static void main(String[] arguments) throws IOException {
        try (var store = StateStore.embedded(Path.of(arguments[0]))) {
            var site = store.site("college");
            for (int i = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0; true; i++) {
                site.journal().intend("core_user_create_users", List.of("user" + i));
                site.links().save(List.of(Samples.account(i)));
                System.out.println(i);
                System.out.flush();
                if (arguments.length > 1) {
                    System.in.read(); // until it is killed, or whoever started it is gone
                }
            }
        } catch (StateException e) {
            System.out.println(e.getMessage());
        }
    }
}
