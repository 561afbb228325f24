package org.lmsbridge.sandbox.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file behind a {@link Database}: one line per transaction, each line a list of rows as they are afterwards. A
 * line that a kill cut short was never answered to anybody and is dropped at the next start. At a start the file is
 * rewritten under another name and moved into its place.
 */
final class Journal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

    private final Path file;
    private @Nullable FileChannel channel;

    Journal(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** One row of a line. A row that is null was deleted; next is the number the table would give out. */
    record Entry(String table, long id, long next, @Nullable Map<String, @Nullable Object> row) {}

    boolean load(Map<String, Table> tables) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            int start = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    replay(new String(bytes, start, i - start, StandardCharsets.UTF_8), tables);
                    start = i + 1;
                }
            }
            return start > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void replay(String line, Map<String, Table> tables) throws IOException {
        for (Entry entry : JSON.readValue(line, Entry[].class)) {
            Table table = tables.get(entry.table());
            if (table != null) {
                if (entry.id() > 0) {
                    table.restore(entry.id(), entry.row() == null ? null : Row.of(entry.row()));
                }
                table.skipTo(entry.next() - 1);
            }
        }
    }

    void rewrite(Collection<Table> tables) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (BufferedWriter out = Files.newBufferedWriter(fresh)) {
                for (Table table : tables) {
                    out.write(line(List.of(new Entry(table.name(), 0, table.nextId(), null))));
                    for (Row row : table.all()) {
                        out.write(line(List.of(new Entry(table.name(), row.id(), 0, row.cells()))));
                    }
                }
            }
            force(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            close();
            channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void append(List<Database.Change> changes) {
        Map<String, Entry> last = new LinkedHashMap<>();
        for (Database.Change change : changes) {
            Row after = change.after();
            last.put(
                    change.table().name() + '/' + change.id(),
                    new Entry(
                            change.table().name(),
                            change.id(),
                            change.table().nextId(),
                            after == null ? null : after.cells()));
        }
        try {
            FileChannel open = channel;
            if (open == null) {
                throw new IOException("the file is closed");
            }
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line(new ArrayList<>(last.values())));
            while (bytes.hasRemaining()) {
                open.write(bytes);
            }
            open.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String line(List<Entry> entries) throws JsonProcessingException {
        return JSON.writeValueAsString(entries) + '\n';
    }

    private static void force(Path written) throws IOException {
        try (FileChannel out = FileChannel.open(written, StandardOpenOption.WRITE)) {
            out.force(true);
        }
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close " + file, e);
            }
        }
    }
}
