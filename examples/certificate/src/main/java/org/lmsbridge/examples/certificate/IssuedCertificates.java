package org.lmsbridge.examples.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What was issued, as files in a directory that all hosts share: the PDF, as {@code NUMBER.pdf}, and beside it
 * {@code NUMBER.sent} once the mail was handed in. Thread-safe for different keys.
 */
final class IssuedCertificates {
    private static final int NUMBER_BYTES = 8;
    private final Path directory;

    IssuedCertificates(Path directory) {
        this.directory = directory;
    }

    /** The same for a repeated request, because it comes from the key alone. */
    static String number(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, NUMBER_BYTES).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    boolean isSent(String number) {
        return Files.exists(file(number, "sent"));
    }

    /** The PDF of an earlier try, which is mailed again as it was. */
    Optional<byte[]> drawn(String number) {
        var pdf = file(number, "pdf");
        try {
            return Files.exists(pdf) ? Optional.of(Files.readAllBytes(pdf)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(String number, byte[] pdf) {
        try {
            Files.createDirectories(directory);
            var part = Files.createTempFile(directory, number, ".part");
            Files.write(part, pdf);
            Files.move(part, file(number, "pdf"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate cannot be kept in " + directory, e);
        }
    }

    void sent(String number, String key) {
        try {
            Files.createDirectories(directory);
            Files.writeString(file(number, "sent"), key);
        } catch (IOException e) {
            throw new UncheckedIOException("the mail's having been sent cannot be kept in " + directory, e);
        }
    }

    private Path file(String number, String ending) {
        return directory.resolve(number + "." + ending);
    }
}
