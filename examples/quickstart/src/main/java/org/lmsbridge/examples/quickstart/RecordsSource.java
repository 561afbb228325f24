package org.lmsbridge.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder that the records are read from: one that was named, or the set that ships in the jar. */
final class RecordsSource implements AutoCloseable {
    private static final String SHIPPED = "/records";

    private final Path folder;
    private final String name;
    private final @Nullable FileSystem jar;

    private RecordsSource(Path folder, String name, @Nullable FileSystem jar) {
        this.folder = folder;
        this.name = name;
        this.jar = jar;
    }

    static RecordsSource open(Optional<Path> named) {
        return named.map(folder -> new RecordsSource(folder, folder.toString(), null))
                .orElseGet(RecordsSource::shipped);
    }

    Path folder() {
        return folder;
    }

    /** What people know the folder by. */
    String name() {
        return name;
    }

    private static RecordsSource shipped() {
        var name = "the set that ships with the quickstart";
        URL url = Objects.requireNonNull(RecordsSource.class.getResource(SHIPPED), SHIPPED);
        try {
            if (url.getProtocol().equals("file")) {
                return new RecordsSource(Path.of(url.toURI()), name, null);
            }
            var jar = FileSystems.newFileSystem(url.toURI(), Map.of());
            return new RecordsSource(jar.getPath(SHIPPED), name, jar);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the jar lies at an address that is none: " + url, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the records in the jar cannot be read", e);
        }
    }

    @Override
    public void close() {
        if (jar != null) {
            try {
                jar.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
