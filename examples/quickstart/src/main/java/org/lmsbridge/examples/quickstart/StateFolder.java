package org.lmsbridge.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** Where the state is kept: a folder that stays, or a temporary one that goes with the run. */
final class StateFolder implements AutoCloseable {
    /** Where the state of a real site lies unless told otherwise: without it, the next run would know nothing. */
    static final Path DEFAULT = Path.of("lms-state");

    private final Path path;
    private final boolean temporary;

    private StateFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    static StateFolder of(Optional<Path> named, boolean sandbox) {
        if (named.isEmpty() && sandbox) {
            return temporary();
        }
        return new StateFolder(named.orElse(DEFAULT), false);
    }

    private static StateFolder temporary() {
        try {
            var folder = new StateFolder(Files.createTempDirectory("lms-quickstart-"), true);
            // Ctrl-C while the sandbox is being looked at is the usual end, and skips every finally.
            Runtime.getRuntime().addShutdownHook(new Thread(folder::delete));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made; give one with --state", e);
        }
    }

    Path path() {
        return path;
    }

    String description() {
        return temporary ? "temporary, gone when the program ends; keep it with --state DIR" : path.toString();
    }

    @Override
    public void close() {
        if (temporary) {
            delete();
        }
    }

    private void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A leftover in the temporary folder is the operating system's to clear away.
            path.toFile().deleteOnExit();
        }
    }
}
