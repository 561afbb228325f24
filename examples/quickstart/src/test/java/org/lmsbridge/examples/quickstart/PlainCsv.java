package org.lmsbridge.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A CSV parser of the tests' own, so that what they expect does not come from the code that they test. */
final class PlainCsv {
    private PlainCsv() {}

    /** Reads a sound file: its rows. */
    static List<Row> read(Path file) throws IOException {
        var lines = Files.readString(file).replace("\uFEFF", "").split("\r?\n");
        var header = fields(lines[0]);
        var rows = new ArrayList<Row>();
        for (int i = 1; i < lines.length; i++) {
            var fields = fields(lines[i]);
            var row = new LinkedHashMap<String, String>();
            for (int column = 0; column < header.size(); column++) {
                row.put(header.get(column), fields.get(column));
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < line.length(); i++) {
            var character = line.charAt(i);
            if (character == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(character);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** One row, by column. */
    record Row(Map<String, String> values) {
        String get(String column) {
            return Objects.requireNonNull(values.get(column), column);
        }
    }
}
