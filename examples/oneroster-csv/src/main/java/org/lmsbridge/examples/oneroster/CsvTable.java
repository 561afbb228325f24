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
import java.util.TreeMap;
import java.util.function.Predicate;

/** The rows of one data file by their sourcedId. The file itself is what is remembered. Not thread-safe. */
final class CsvTable {
    private final OneRosterFile file;
    private final Path directory;
    private final Map<String, Map<String, String>> rows = new TreeMap<>();
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
                    file.columns().forEach(column -> row.put(column, record.getField(column)));
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

    /** Columns that are not named stay blank, as status and date do in a file for bulk processing. */
    void put(String sourcedId, Map<String, String> values) {
        var row = new LinkedHashMap<String, String>();
        file.columns().forEach(column -> row.put(column, values.getOrDefault(column, "")));
        row.put("sourcedId", sourcedId);
        changed |= !row.equals(rows.put(sourcedId, row));
    }

    void remove(String sourcedId) {
        changed |= rows.remove(sourcedId) != null;
    }

    void removeIf(Predicate<Map<String, String>> condition) {
        changed |= rows.values().removeIf(condition);
    }

    void write() throws IOException {
        if (!changed) {
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
}
