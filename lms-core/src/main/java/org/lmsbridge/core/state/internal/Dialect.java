package org.lmsbridge.core.state.internal;

import java.util.Collections;

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
    };

    /**
     * A statement that inserts a row, or replaces the one that has its key.
     *
     * @param table the table
     * @param key the columns of its primary key, with commas between them
     * @param columns all columns, in the order of the parameters
     */
    abstract String upsert(String table, String key, String... columns);
}
