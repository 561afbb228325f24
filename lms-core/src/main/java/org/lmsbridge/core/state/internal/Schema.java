package org.lmsbridge.core.state.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lmsbridge.core.state.StateException;

/**
 * Brings the tables to the version that this library reads and writes. Scripts are applied in order, each once; a
 * released one is never edited.
 */
final class Schema {
    /** The newest script, {@code schema-7.sql}. */
    static final int VERSION = 7;

    private static final String VERSION_TABLE =
            "create table if not exists lms_schema_version (version integer primary key)";

    private static final String NEWEST = "select max(version) from lms_schema_version";

    private static final String TABLES =
            "select count(*) from information_schema.tables where lower(table_name) = 'lms_schema_version'"
                    + " and table_schema = current_schema";

    private Schema() {}

    /** Brings the tables up to date. In one transaction where the database can do that with tables. */
    static void migrate(Database database) {
        database.inTransaction(session -> {
            session.run(database.dialect().lockSchema());
            session.update(VERSION_TABLE);
            int found = session.query(NEWEST, row -> row.getInt(1)).get(0);
            checkNotNewer(found);
            for (int version = found + 1; version <= VERSION; version++) {
                for (var statement : statements(version)) {
                    session.update(statement);
                }
                session.update("insert into lms_schema_version (version) values (?)", version);
            }
            return VERSION;
        });
    }

    /**
     * Checks that somebody brought the tables up to date.
     *
     * @throws StateException if not; says how
     */
    static void check(Database database) {
        int found = database.query(TABLES, row -> row.getInt(1)).get(0) == 0
                ? 0
                : database.query(NEWEST, row -> row.getInt(1)).get(0);
        checkNotNewer(found);
        if (found < VERSION) {
            throw new StateException(
                    "the tables of the state store have version %d, and this library needs %d: run the scripts %s of lms-core.jar in this order (StateStore.postgresScript(%d) gives them as one), or have StateStore.applySchema(…) do it"
                            .formatted(found, VERSION, scripts(found + 1), found));
        }
    }

    /** {@return all statements that bring tables of a version up to date} */
    static String script(int from) {
        var script = new StringBuilder("begin;\n\n");
        script.append(VERSION_TABLE).append(";\n\n");
        for (int version = from + 1; version <= VERSION; version++) {
            script.append(read(resource(version)))
                    .append("insert into lms_schema_version (version) values (")
                    .append(version)
                    .append(");\n\n");
        }
        return script.append("commit;\n").toString();
    }

    private static void checkNotNewer(int found) {
        if (found > VERSION) {
            throw new StateException(
                    "the state store was written by a newer LMS Bridge (its tables have version %d, this library knows up to %d): use that version of the library, or a newer one"
                            .formatted(found, VERSION));
        }
    }

    private static String scripts(int from) {
        return IntStream.rangeClosed(from, VERSION)
                .mapToObj(version -> "/org/lmsbridge/core/state/internal/" + resource(version))
                .collect(Collectors.joining(", "));
    }

    private static String resource(int version) {
        return "schema-" + version + ".sql";
    }

    /** {@return the statements of a script} A semicolon ends each; comments take whole lines. */
    static List<String> statements(int version) {
        var script = Arrays.stream(read(resource(version)).split("\n"))
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
