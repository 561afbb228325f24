package org.lmsbridge.moodle.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final Optional<ResumeToken> resume;

    private ProgressFile(@Nullable FileChannel channel, Optional<ResumeToken> resume) {
        this.channel = channel;
        this.resume = resume;
    }

    /** Keeps nothing. */
    static ProgressFile none() {
        return new ProgressFile(null, Optional.empty());
    }

    /** Locks the file before it is read, so that no other flow writes what this one takes for the end. */
    static ProgressFile open(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, file);
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until all is read.
            }
            String whole = wholeLines(new String(bytes.array(), StandardCharsets.UTF_8));
            Optional<ResumeToken> resume = parse(whole, file);
            channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
            channel.position(channel.size());
            return new ProgressFile(channel, resume);
        } catch (IOException e) {
            close(channel);
            throw new UncheckedIOException("cannot write the progress file " + file, e);
        } catch (RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Told below, as for another process.
        }
        throw new IllegalStateException(
                "another flow works with the progress file " + file + "; wait until it has ended");
    }

    static Optional<ResumeToken> read(Path file) {
        try {
            return Files.exists(file) ? parse(wholeLines(Files.readString(file)), file) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the progress file " + file, e);
        }
    }

    /** A line that a crash cut short does not count: what it was about to say had not begun. */
    private static String wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private static Optional<ResumeToken> parse(String text, Path file) {
        String function = "";
        Positions begun = new Positions();
        Optional<ResumeToken> last = Optional.empty();
        for (String line : text.lines().toList()) {
            if (line.startsWith(DONE)) {
                last = Optional.of(ResumeToken.parse(line.substring(DONE.length())));
                begun = new Positions();
            } else if (line.startsWith(BEGIN) && line.indexOf(' ', BEGIN.length()) > 0) {
                int space = line.indexOf(' ', BEGIN.length());
                function = line.substring(BEGIN.length(), space);
                begun = Positions.parse(line.substring(space + 1));
            } else {
                throw new IllegalArgumentException(file + " is no progress file; name another");
            }
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

    /** How far an earlier flow came; empty where there was none. */
    Optional<ResumeToken> resume() {
        return resume;
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
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the progress file", e);
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the progress file", e);
            }
        }
    }
}
