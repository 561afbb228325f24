package org.lmsbridge.core.report.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that lines are added to. One that cannot be written is told once, and disturbs nobody. */
final class DebugFile {
    private static final Logger LOG = LoggerFactory.getLogger(DebugFile.class);

    private final Path file;
    private final long largest;
    private boolean broken;

    DebugFile(Path file, long largest) {
        this.file = file;
        this.largest = largest;
    }

    void add(String line) {
        try {
            if (Files.exists(file) && Files.size(file) >= largest) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            var parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            broken = false;
        } catch (IOException e) {
            if (!broken) {
                LOG.warn("cannot write the debug file={}; lines are lost until it can be written", file, e);
            }
            broken = true;
        }
    }
}
