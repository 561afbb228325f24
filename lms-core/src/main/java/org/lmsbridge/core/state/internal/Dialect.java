package org.lmsbridge.core.state.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;

/** Where the databases do not speak the same SQL. Everything else is written in what they have in common. */
enum Dialect {
    /** H2, from 2.4 on. */
    H2 {
        @Override
        String upsert(String table, String key, String... columns) {
            return "merge into %s (%s) key (%s) values (%s)"
                    .formatted(
                            table,
                            String.join(", ", columns),
                            key,
                            String.join(", ", Collections.nCopies(columns.length, "?")));
        }

        @Override
        String lockSchema() {
            // One process has the database for itself.
            return "select 1";
        }

        /** H2 undoes the statement alone when the key is there, and {@link Session} takes that for an answer. */
        @Override
        String insertIfAbsent(String table, String key, String... columns) {
            return insert(table, columns);
        }
    },

    /** PostgreSQL, from 14 on. */
    POSTGRESQL {
        @Override
        String upsert(String table, String key, String... columns) {
            var others = Arrays.stream(columns)
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "));
            return "%s on conflict (%s) do update set %s".formatted(insert(table, columns), key, others);
        }

        @Override
        String lockSchema() {
            return "select pg_advisory_xact_lock(7109315882201453677)";
        }

        @Override
        String insertIfAbsent(String table, String key, String... columns) {
            return "%s on conflict (%s) do nothing".formatted(insert(table, columns), key);
        }
    };

    /**
     * A statement that inserts a row, or replaces the one that has its key.
     *
     * @param table the table
     * @param key the columns of its primary key, with commas between them
     * @param columns all columns, in the order of the parameters
     */
    abstract String upsert(String table, String key, String... columns);

    /**
     * A statement that inserts a row, unless there is one with its key. For {@link Session#insertIfAbsent}.
     *
     * @param table the table
     * @param key the columns of its primary key, with commas between them
     * @param columns all columns, in the order of the parameters
     */
    abstract String insertIfAbsent(String table, String key, String... columns);

    /** A query that makes everybody else wait who is about to change tables, until the transaction ends. */
    abstract String lockSchema();

    private static String insert(String table, String... columns) {
        return "insert into %s (%s) values (%s)"
                .formatted(
                        table, String.join(", ", columns), String.join(", ", Collections.nCopies(columns.length, "?")));
    }
}
