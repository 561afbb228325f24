package org.lmsbridge.examples.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows that were rejected, as they stood in the input, each with its number and the reason in front. The file is
 * written like the input, so that it can be mended and sent in its turn. It is made with the first row, readable for its
 * owner only, because the input may hold passwords.
 */
final class RejectFile implements AutoCloseable {
    static final String ROW = "reject_row";
    static final String REASON = "reject_reason";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Path file;
    private final Table table;
    private final BitSet there = new BitSet();
    private @Nullable FileChannel channel;
    private long count;

    RejectFile(Path file, Table table) {
        this.file = file;
        this.table = table;
    }

    /** Rows that an earlier run has written down already are not written down twice. */
    void goOn() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        cutTornEnd();
        try (var in = Files.newInputStream(file)) {
            var rows = table.format() == Format.JSONL || Files.size(file) > 0
                    ? Table.read(in, StandardCharsets.UTF_8, table.format(), Optional.of(table.separator()))
                            .rows()
                    : List.<Row>of().iterator();
            while (rows.hasNext()) {
                var row = rows.next();
                // Rows are kept as they are, with too many cells or too few; the number comes first in any case.
                var number = table.format() == Format.JSONL
                        ? String.valueOf(row.values().get(ROW))
                        : row.cells().get(0);
                there.set(Integer.parseInt(number));
            }
        }
    }

    /** A crash of the machine may have cut the last line short; its row is written down again. */
    private void cutTornEnd() throws IOException {
        try (var torn = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var end = torn.size();
            var last = ByteBuffer.allocate(1);
            while (end > 0) {
                last.clear();
                torn.read(last, end - 1);
                if (last.get(0) == '\n') {
                    break;
                }
                end--;
            }
            torn.truncate(end);
        }
    }

    void add(long number, Row row, String reason) {
        count++;
        if (there.get((int) number)) {
            return;
        }
        there.set((int) number);
        try {
            var channelNow = channel == null ? open() : channel;
            channel = channelNow;
            channelNow.write(ByteBuffer.wrap(text(number, row, reason).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the rejected rows cannot be written to " + file, e);
        }
    }

    private FileChannel open() throws IOException {
        var fresh = !Files.exists(file) || Files.size(file) == 0;
        var posix = file.toAbsolutePath()
                .getFileSystem()
                .supportedFileAttributeViews()
                .contains("posix");
        var owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        var opened = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), owner);
        if (fresh && table.format() != Format.JSONL) {
            var headings = new ArrayList<>(List.of(ROW, REASON));
            headings.addAll(own(table.headings()));
            opened.write(ByteBuffer.wrap(csv(headings).getBytes(StandardCharsets.UTF_8)));
        }
        return opened;
    }

    private String text(long number, Row row, String reason) throws JsonProcessingException {
        if (table.format() != Format.JSONL) {
            var cells = new ArrayList<>(List.of(Long.toString(number), reason));
            cells.addAll(own(row.cells()));
            return csv(cells);
        }
        var line = new LinkedHashMap<String, Object>();
        line.putAll(row.values());
        if (row.fault().isPresent()) {
            line.put("reject_line", row.cells().get(0));
        }
        line.put(ROW, number);
        line.put(REASON, reason);
        return MAPPER.writeValueAsString(line) + "\n";
    }

    /** A reject file that is sent and rejected again has one number and one reason, not two. */
    private List<String> own(List<String> cells) {
        var again = table.headings().size() > 1 && table.headings().get(0).equals(ROW) && cells.size() > 1;
        return again ? cells.subList(2, cells.size()) : cells;
    }

    private String csv(List<String> cells) {
        var text = new StringWriter();
        var builder = CsvWriter.builder().fieldSeparator(table.separator()).lineDelimiter(LineDelimiter.LF);
        try (var writer = builder.build(text)) {
            writer.writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }

    /** How many rows were rejected in this run. */
    long count() {
        return count;
    }

    /** On the disk, before the rows count as decided. */
    void force() {
        try {
            if (channel != null) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rejected rows cannot be written to " + file, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
