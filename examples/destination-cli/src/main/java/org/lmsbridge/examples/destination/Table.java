package org.lmsbridge.examples.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The input: its headings, and its rows, which are read one by one.
 *
 * @param format how it is written
 * @param separator between the cells; of no meaning for JSON
 * @param headings the headings in order; none for JSON
 * @param rows the rows
 */
record Table(Format format, char separator, List<String> headings, Iterator<Row> rows) {
    private static final int LONGEST_FIRST_LINE = 1 << 16;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Table read(InputStream in, Charset charset, Format format, Optional<Character> separator) {
        try {
            var reader = new BufferedReader(new InputStreamReader(in, charset), LONGEST_FIRST_LINE);
            passByteOrderMark(reader);
            if (format == Format.JSONL) {
                return new Table(
                        format, ' ', List.of(), new JsonRows(reader.lines().iterator()));
            }
            var between = separator.isPresent() ? separator.get() : format == Format.TSV ? '\t' : guess(reader);
            return csv(reader, format, between);
        } catch (IOException e) {
            throw new UncheckedIOException("the input cannot be read", e);
        }
    }

    private static void passByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private static char guess(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_FIRST_LINE);
        var commas = 0;
        var semicolons = 0;
        for (var i = 0; i < LONGEST_FIRST_LINE - 1; i++) {
            var next = reader.read();
            if (next < 0 || next == '\n') {
                break;
            }
            commas += next == ',' ? 1 : 0;
            semicolons += next == ';' ? 1 : 0;
        }
        reader.reset();
        return semicolons > commas ? ';' : ',';
    }

    private static Table csv(BufferedReader reader, Format format, char separator) {
        var records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)
                .iterator();
        if (!records.hasNext()) {
            throw new IllegalArgumentException("the input is empty; its first line has to hold the headings");
        }
        var headings = records.next().getFields().stream().map(String::strip).toList();
        if (new HashSet<>(headings).size() < headings.size()) {
            throw new IllegalArgumentException("a heading stands twice in the first line: " + headings);
        }
        return new Table(format, separator, headings, new CsvRows(headings, records));
    }

    private record CsvRows(List<String> headings, Iterator<CsvRecord> records) implements Iterator<Row> {
        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public Row next() {
            var cells = records.next().getFields();
            if (cells.size() != headings.size()) {
                return new Row(
                        Map.of(),
                        cells,
                        Optional.of("it has " + cells.size() + " cells, and the first line has " + headings.size()));
            }
            var values = new LinkedHashMap<String, Object>();
            for (var place = 0; place < cells.size(); place++) {
                values.put(headings.get(place), cells.get(place));
            }
            return new Row(values, cells, Optional.empty());
        }
    }

    private record JsonRows(Iterator<String> lines) implements Iterator<Row> {
        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public Row next() {
            var line = lines.next();
            try {
                @SuppressWarnings("unchecked") // JSON objects have texts for keys
                Map<String, Object> values = MAPPER.readValue(line, LinkedHashMap.class);
                if (values != null) {
                    return new Row(values, List.of(line), Optional.empty());
                }
            } catch (JsonProcessingException e) {
                // Told with the row.
            }
            return new Row(Map.of(), List.of(line), Optional.of("the line holds no JSON object"));
        }
    }
}
