package org.lmsbridge.moodle.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how far a flow has come: a line before each batch names its records, a line after it holds the token. Both are
 * on the disk before the flow goes on, so that after a kill the records of the last batch are known to be in doubt. For
 * one flow at a time, which is seen to by a lock.
 */
final class ProgressFile implements AutoCloseable {
    private static final String BEGIN = "begin ";
    private static final String DONE = "done ";
    private final @Nullable FileChannel channel;

    private ProgressFile(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Keeps nothing. */
    static ProgressFile none() {
        return new ProgressFile(null);
    }

    static ProgressFile open(Path file) {
        try {
            if (Files.exists(file)) {
                shorten(file);
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            lock(channel, file);
            return new ProgressFile(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the progress file " + file, e);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Told below, as for another process.
        }
        channel.close();
        throw new IllegalStateException(
                "another flow works with the progress file " + file + "; wait until it has ended");
    }

    /** Only the last token matters; the file of a long flow would otherwise be read whole at every start. */
    private static void shorten(Path file) throws IOException {
        try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE)) {
            lock(old, file);
            Optional<ResumeToken> token = read(file);
            if (token.isPresent()) {
                Path fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.writeString(fresh, DONE + token.get() + "\n", StandardCharsets.UTF_8);
                try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static Optional<ResumeToken> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String function = "";
        Positions begun = new Positions();
        Optional<ResumeToken> last = Optional.empty();
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            // A line that a crash cut short does not count: what it was about to say had not begun.
            int end = text.lastIndexOf('\n');
            for (String line : (end < 0 ? "" : text.substring(0, end)).split("\n", -1)) {
                if (line.startsWith(DONE)) {
                    last = Optional.of(ResumeToken.parse(line.substring(DONE.length())));
                    begun = new Positions();
                } else if (line.startsWith(BEGIN)) {
                    String[] parts = line.substring(BEGIN.length()).split(" ", -1);
                    function = parts[0];
                    begun = Positions.parse(parts[1]);
                } else if (!line.isEmpty()) {
                    throw new IllegalArgumentException(file + " is no progress file; name another");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the progress file " + file, e);
        }
        return begun.isEmpty() ? last : Optional.of(withDoubt(function, last, begun));
    }

    private static ResumeToken withDoubt(String function, Optional<ResumeToken> last, Positions begun) {
        ResumeToken before =
                last.orElseGet(() -> new ResumeToken(function, 0, new Positions(), new Positions(), InputDigest.START));
        Positions doubtful = before.doubtful();
        doubtful.addAll(begun);
        return new ResumeToken(function, before.read(), before.decided(), doubtful, before.digest());
    }

    void begin(String function, Positions positions) {
        append(BEGIN + function + " " + positions + "\n");
    }

    void done(ResumeToken token) {
        append(DONE + token + "\n");
    }

    private void append(String line) {
        if (channel == null) {
            return;
        }
        try {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the progress file", e);
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the progress file", e);
            }
        }
    }
}
