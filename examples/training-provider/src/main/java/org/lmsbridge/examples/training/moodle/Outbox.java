package org.lmsbridge.examples.training.moodle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;

/** Puts messages into a folder, a file each, from which a mail server or a person takes them. Thread-safe. */
public final class Outbox implements Notifier {
    private final Path folder;

    /** A folder, made when it is needed. */
    public Outbox(Path folder) {
        this.folder = folder;
    }

    @Override
    public void send(Notice notice) {
        var text =
                "To: %s%nSubject: %s%n%n%s%n".formatted(notice.to().orElse("staff"), notice.subject(), notice.text());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(UUID.randomUUID() + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("the message could not be put into " + folder, e);
        }
    }
}
