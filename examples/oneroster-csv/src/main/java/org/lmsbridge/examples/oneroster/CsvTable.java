package org.lmsbridge.examples.oneroster;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rows of one data file by their sourcedId. The file itself is what is remembered. Not thread-safe. */
final class CsvTable {
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
    private final OneRosterFile file;
    private final Path directory;
    private final TreeMap<String, Map<String, String>> rows = new TreeMap<>();
    private boolean changed = true;

    private CsvTable(OneRosterFile file, Path directory) {
        this.file = file;
        this.directory = directory;
    }

    static CsvTable read(OneRosterFile file, Path directory) throws IOException {
        var table = new CsvTable(file, directory);
        var path = directory.resolve(file.fileName());
        if (Files.exists(path)) {
            try (var reader = CsvReader.builder().ofNamedCsvRecord(path)) {
                for (var record : reader) {
                    var row = new LinkedHashMap<String, String>();
                    file.columns()
                            .forEach(column ->
                                    row.put(column, record.findField(column).orElse("")));
                    table.rows.put(record.getField("sourcedId"), row);
                }
            }
            table.changed = false;
        }
        return table;
    }

    Collection<Map<String, String>> rows() {
        return rows.values();
    }

    Optional<Map<String, String>> row(String sourcedId) {
        return Optional.ofNullable(rows.get(sourcedId));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Columns that are not named stay blank, as status and date do in a file for bulk processing. */
    void put(String sourcedId, Map<String, String> values) {
        var row = new LinkedHashMap<String, String>();
        file.columns().forEach(column -> row.put(column, oneLine(values.getOrDefault(column, ""))));
        row.put("sourcedId", sourcedId);
        changed |= !row.equals(rows.put(sourcedId, row));
    }

    void remove(String sourcedId) {
        changed |= rows.remove(sourcedId) != null;
    }

    /** A view of the rows whose sourcedId is longer than the prefix and begins with it. */
    Map<String, Map<String, String>> startingWith(String prefix) {
        return rows.subMap(prefix, false, prefix + Character.MAX_VALUE, false);
    }

    void removeIf(Predicate<Map<String, String>> condition) {
        changed |= rows.values().removeIf(condition);
    }

    /** A file without rows is not permitted. */
    void write() throws IOException {
        if (!changed) {
            return;
        }
        if (rows.isEmpty()) {
            Files.deleteIfExists(directory.resolve(file.fileName()));
            changed = false;
            return;
        }
        var part = directory.resolve(file.fileName() + ".part");
        try (var writer = CsvWriter.builder().build(part)) {
            writer.writeRecord(file.columns());
            for (var row : rows.values()) {
                writer.writeRecord(List.copyOf(row.values()));
            }
        }
        Files.move(part, directory.resolve(file.fileName()), StandardCopyOption.ATOMIC_MOVE);
        changed = false;
    }

    /** Line breaks are not permitted within a field. */
    private static String oneLine(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ").strip();
    }
}
