package org.lmsbridge.examples.training.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.lmsbridge.examples.mail.Mail;

/** Puts mails into a folder, a text file each with its attachments beside it. Thread-safe. */
public final class Outbox implements Consumer<Mail> {
    private final Path folder;

    /** A folder, made when it is needed. */
    public Outbox(Path folder) {
        this.folder = folder;
    }

    @Override
    public void accept(Mail mail) {
        var name = UUID.randomUUID();
        var text = "To: %s%nSubject: %s%n%n%s%n".formatted(mail.to(), mail.subject(), mail.text());
        try {
            Files.createDirectories(folder);
            for (var attachment : mail.attachments()) {
                Files.write(folder.resolve(name + "-" + attachment.name()), attachment.content());
            }
            Files.writeString(folder.resolve(name + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("the message could not be put into " + folder, e);
        }
    }
}
