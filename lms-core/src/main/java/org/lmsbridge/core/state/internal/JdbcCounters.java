package org.lmsbridge.core.state.internal;

import org.lmsbridge.core.state.Counters;

/** Counters in a table; the row's lock makes those wait who ask at once. */
final class JdbcCounters implements Counters {
    private static final String TAKE =
            "update lms_counter set next_number = next_number + ? where site = ? and name = ?";

    private static final String TAKEN = "select next_number from lms_counter where site = ? and name = ?";

    private final String site;
    private final Database database;
    private final String begin;

    JdbcCounters(String site, Database database) {
        this.site = site;
        this.database = database;
        this.begin = database.dialect().insertIfAbsent("lms_counter", "site, name", "site", "name", "next_number");
    }

    @Override
    public long next(String name, long first, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count);
        }
        Names.check("counter", name);
        return database.inTransaction(session -> {
            if (session.update(TAKE, count, site, name) == 0) {
                session.insertIfAbsent(begin, site, name, first);
                session.update(TAKE, count, site, name);
            }
            return session.query(TAKEN, row -> row.getLong(1), site, name).get(0) - count;
        });
    }
}
