package org.lmsbridge.core.state.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.lmsbridge.core.state.StateException;

/**
 * Keeps a directory to one store. H2 lets everybody in its process share a database, and does not tell who has it. The
 * operating system frees the lock when the process ends, however it ends.
 *
 * <p>Against other processes H2's own lock stays the one that counts: POSIX gives up every lock of a process on a file
 * as soon as it closes any channel to it, as happens here when a second store in one process is refused.
 */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) throws IOException {
        var file = directory.resolve("lms-state.lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(directory, holder(file));
            }
            var process = ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8));
            channel.truncate(0).write(process);
            return new DirectoryLock(channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(directory, Optional.of("this process"));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Says that somebody else has the directory. */
    static StateException inUse(Path directory, Optional<String> holder) {
        return new StateException(
                "the state in %s is open in %s: it serves one at a time; close that one, or give this one a directory of its own"
                        .formatted(directory, holder.orElse("another process")));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StateException("the lock of the state directory cannot be given back; end this process", e);
        }
    }

    private static Optional<String> holder(Path file) {
        try {
            return Optional.of(Files.readString(file).strip())
                    .filter(process -> !process.isEmpty())
                    .map(process -> "process " + process);
        } catch (IOException e) {
            // Windows lets nobody read what another process has locked; the number is a courtesy only.
            return Optional.empty();
        }
    }
}
