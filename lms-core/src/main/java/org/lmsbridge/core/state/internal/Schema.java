package org.lmsbridge.core.state.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lmsbridge.core.state.StateException;

/**
 * Brings the tables to the version that this library reads and writes. Scripts are applied in order, each once; a
 * released one is never edited.
 */
final class Schema {
    /** The newest script, {@code schema-3.sql}. */
    static final int VERSION = 3;

    private Schema() {}

    static void migrate(Database database) {
        database.update("create table if not exists lms_schema_version (version integer primary key)");
        int found = version(database);
        if (found > VERSION) {
            throw new StateException(
                    "the state store was written by a newer LMS Bridge (its tables have version %d, this library knows up to %d): use that version of the library, or a newer one"
                            .formatted(found, VERSION));
        }
        for (int version = found + 1; version <= VERSION; version++) {
            apply(database, version);
        }
    }

    private static int version(Database database) {
        var newest = database.query("select max(version) from lms_schema_version", row -> row.getInt(1));
        return newest.get(0);
    }

    private static void apply(Database database, int version) {
        database.inTransaction(session -> {
            for (var statement : statements(version)) {
                session.update(statement);
            }
            return session.update("insert into lms_schema_version (version) values (?)", version);
        });
    }

    /** {@return the statements of a script} A semicolon ends each; comments take whole lines. */
    static List<String> statements(int version) {
        var script = Arrays.stream(read("schema-" + version + ".sql").split("\n"))
                .filter(line -> !line.strip().startsWith("--"))
                .collect(Collectors.joining("\n"));
        return Arrays.stream(script.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String read(String resource) {
        try (var in = Objects.requireNonNull(Schema.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource + " of the library", e);
        }
    }
}
