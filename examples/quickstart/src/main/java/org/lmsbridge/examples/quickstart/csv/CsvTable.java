package org.lmsbridge.examples.quickstart.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads one file into rows, as far as that can be done without knowing what the columns mean. */
final class CsvTable {
    /** What a decoder puts where bytes are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final String SAVE_AGAIN = "save the file as CSV in UTF-8";

    private final CsvFile file;
    private final Consumer<Problem> problems;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private int width;
    private boolean readable = true;

    private CsvTable(CsvFile file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads the file; what is wrong with it is told to {@code problems}. */
    static CsvTable read(Path folder, CsvFile file, Consumer<Problem> problems) {
        var table = new CsvTable(file, problems);
        table.read(folder.resolve(file.fileName()));
        return table;
    }

    /** Whether it was read to its end. If not, the rows that were read are not all that there are. */
    boolean readable() {
        return readable;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    private void read(Path path) {
        if (!Files.isRegularFile(path)) {
            unreadable(
                    Fault.MISSING_FILE,
                    1,
                    "id",
                    "there is no such file",
                    "put one there that begins with the line " + String.join(",", file.columns()));
            return;
        }
        // Strict about quotes: a quote that is never closed swallows rows, and would lose them silently.
        try (var in = Files.newInputStream(path);
                var reader = CsvReader.builder()
                        .detectBomHeader(true)
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(in)) {
            read(reader.iterator());
        } catch (CsvParseException e) {
            unreadable(
                    Fault.UNREADABLE_FILE, line(e), "id", "the quotes do not match", "close every quote, or double it");
        } catch (IOException | UncheckedIOException e) {
            unreadable(
                    Fault.UNREADABLE_FILE,
                    1,
                    "id",
                    "reading fails",
                    "see that the file can be read: " + e.getMessage());
        }
    }

    private void read(Iterator<CsvRecord> records) {
        header(records.hasNext() ? records.next().getFields() : List.of());
        while (readable && records.hasNext()) {
            rows.add(row(records.next()));
        }
    }

    private void header(List<String> names) {
        width = names.size();
        for (int i = 0; i < width; i++) {
            var name = names.get(i).strip();
            if (name.indexOf(REPLACEMENT) >= 0) {
                unreadable(Fault.NOT_UTF8, 1, String.valueOf(i + 1), "the header is not UTF-8", SAVE_AGAIN);
            } else if (file.columns().contains(name) && positions.putIfAbsent(name, i) != null) {
                unreadable(Fault.UNREADABLE_FILE, 1, name, "the column is there twice", "keep one of them");
            }
        }
        if (readable) {
            file.columns().stream()
                    .filter(column -> !positions.containsKey(column))
                    .forEach(this::missing);
        }
    }

    private void missing(String column) {
        if (file.mandatory().contains(column)) {
            var hint = width == 1 ? "add it to the header (and separate columns by commas)" : "add it to the header";
            unreadable(Fault.MISSING_COLUMN, 1, column, "the column is missing, so no row can be read", hint);
        } else {
            problems.accept(new Problem(
                    Fault.MISSING_COLUMN,
                    file,
                    1,
                    column,
                    "the column is missing and counts as blank in every row",
                    "add it to the header"));
        }
    }

    private Row row(CsvRecord csv) {
        var values = new LinkedHashMap<String, String>();
        positions.forEach((column, position) -> {
            if (position < csv.getFieldCount()) {
                values.put(column, csv.getField(position));
            }
        });
        var row = new Row(file, csv.getStartingLineNumber(), values, problems);
        checkShape(row, csv.getFieldCount());
        values.forEach((column, value) -> checkText(row, column, value));
        return row;
    }

    private void checkShape(Row row, int fields) {
        if (fields != width) {
            row.fault(
                    Fault.FIELD_COUNT,
                    String.valueOf(Math.min(fields, width) + 1),
                    "the row has " + fields + " fields, the header " + width,
                    "see whether a comma is missing, or one too many because a value is not in quotes");
        }
    }

    private void checkText(Row row, String column, String value) {
        if (value.indexOf(REPLACEMENT) >= 0) {
            row.fault(Fault.NOT_UTF8, column, "the value is not UTF-8", SAVE_AGAIN);
        }
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            row.fault(
                    Fault.FIELD_COUNT,
                    column,
                    "the value goes over several lines",
                    "see whether a quote that opens before is closed too late");
        }
    }

    private void unreadable(Fault fault, long line, String column, String what, String remedy) {
        readable = false;
        rows.clear();
        problems.accept(new Problem(fault, file, line, column, what, remedy));
    }

    private static long line(CsvParseException e) {
        var found = LINE.matcher(String.valueOf(e.getMessage()));
        return found.find() ? Long.parseLong(found.group(1)) : 1;
    }
}
