package org.lmsbridge.examples.destination;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lmsbridge.sandbox.MoodleSandbox;

/** Accounts to be created, one in a hundred of them bad, in ten ways that take turns. */
record SpoiltRows(int rows, Map<Integer, String> reasons) {
    private static final int ONE_IN = 100;
    private static final String TAKEN = "taken";

    static SpoiltRows write(Path file, int rows, MoodleSandbox sandbox) throws IOException {
        sandbox.state().addUser(TAKEN, "Tess", "Taken", TAKEN + "@example.com");
        Map<Integer, String> reasons = new LinkedHashMap<>();
        try (var out = Files.newBufferedWriter(file)) {
            out.write("username,First name,lastname,email,password,auth,maildisplay\n");
            for (var row = 1; row <= rows; row++) {
                // Spread over the batches, so that each has about one.
                var bad = row % ONE_IN == 57 % ONE_IN;
                out.write(bad ? spoilt(row, row / ONE_IN % 10, reasons) : line(row));
                out.write('\n');
            }
        }
        return new SpoiltRows(rows, reasons);
    }

    private static String line(int row) {
        return line("dst" + row, "Anne", "dst" + row + "@example.com", "Passw0rd!", "manual", "2");
    }

    private static String line(String username, String first, String email, String password, String auth, String show) {
        return String.join(",", username, first, "\"Example, née O'Brien\"", email, password, auth, show);
    }

    private static String spoilt(int row, int way, Map<Integer, String> reasons) {
        var name = "dst" + row;
        var mail = name + "@example.com";
        var good = "Passw0rd!";
        return switch (way) {
            case 0 ->
                bad(row, "username must be lower case", reasons, line("DST" + row, "A", mail, good, "manual", "2"));
            case 1 ->
                bad(row, "email must be an email address", reasons, line(name, "A", "at home", good, "manual", "2"));
            case 2 -> bad(row, "firstname is missing", reasons, line(name, " ", mail, good, "manual", "2"));
            case 3 ->
                bad(row, "maildisplay must be a whole number", reasons, line(name, "A", mail, good, "manual", "all"));
            case 4 ->
                bad(row, "username may contain letters", reasons, line("dst " + row, "A", mail, good, "manual", "2"));
            case 5 -> bad(row, "it has 8 cells", reasons, line(row) + ",more");
            case 6 -> bad(row, "password must have", reasons, line(name, "A", mail, "secret", "manual", "2"));
            case 7 ->
                bad(
                        row,
                        "the username 'taken' belongs to account",
                        reasons,
                        line(TAKEN, "A", mail, good, "manual", "2"));
            case 8 ->
                bad(row, "belongs to account", reasons, line(name, "A", TAKEN + "@example.com", good, "manual", "2"));
            default -> bad(row, "invalidparameter", reasons, line(name, "A", mail, good, "nosuch", "2"));
        };
    }

    private static String bad(int row, String reason, Map<Integer, String> reasons, String line) {
        reasons.put(row, reason);
        return line;
    }

    int good() {
        return rows - reasons.size();
    }

    /** Every good row is there once, and nothing else. */
    void assertWritten(MoodleSandbox sandbox) {
        var names = sandbox.state().users().stream()
                .map(user -> user.username())
                .filter(name -> name.startsWith("dst"))
                .toList();
        assertThat(names).doesNotHaveDuplicates().hasSize(good());
        assertThat(reasons.keySet()).noneMatch(row -> names.contains("dst" + row));
    }

    /** Every bad row is there once with its own reason, and nothing else. */
    void assertRejected(Path file) throws IOException {
        Map<Integer, String> found = new HashMap<>();
        try (var reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            var records = reader.iterator();
            assertThat(records.next().getFields())
                    .isEqualTo(List.of(
                            "reject_row",
                            "reject_reason",
                            "username",
                            "First name",
                            "lastname",
                            "email",
                            "password",
                            "auth",
                            "maildisplay"));
            records.forEachRemaining(
                    record -> assertThat(found.put(Integer.valueOf(record.getField(0)), record.getField(1)))
                            .as("row " + record.getField(0) + " before")
                            .isNull());
        }
        assertThat(found.keySet()).isEqualTo(reasons.keySet());
        reasons.forEach(
                (row, reason) -> assertThat(found.get(row)).as("row " + row).contains(reason));
    }
}
