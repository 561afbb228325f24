package org.lmsbridge.core.state.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.lmsbridge.core.state.Attempts;

/** Attempts in a table; the row's lock makes those wait who count under one name at once. */
final class JdbcAttempts implements Attempts {
    private static final int MOST_CHARACTERS = 64;
    private static final int CALLS_BETWEEN_CLEARINGS = 1_000;

    private static final String COUNT = "update lms_attempt set"
            + " attempts = case when ends_at <= ? then 1 else attempts + 1 end,"
            + " ends_at = case when ends_at <= ? then ? else ends_at end where site = ? and name = ?";

    private static final String COUNTED = "select attempts from lms_attempt where site = ? and name = ?";

    private static final String LOOK = "select attempts from lms_attempt where site = ? and name = ? and ends_at > ?";

    private static final String TAKE_BACK =
            "update lms_attempt set attempts = attempts - 1 where site = ? and name = ? and attempts > 0";

    private static final String FORGET = "delete from lms_attempt where site = ? and name = ?";
    private static final String CLEAR = "delete from lms_attempt where site = ? and ends_at <= ?";

    private final String site;
    private final Database database;
    private final Clock clock;
    private final String begin;
    private final AtomicInteger calls = new AtomicInteger();

    JdbcAttempts(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.begin =
                database.dialect().insertIfAbsent("lms_attempt", "site, name", "site", "name", "attempts", "ends_at");
    }

    @Override
    public int counted(String name) {
        return database.query(LOOK, row -> row.getInt(1), site, name, clock.instant()).stream()
                .findFirst()
                .orElse(0);
    }

    @Override
    public int count(String name, Duration window) {
        Names.check("attempt", name, MOST_CHARACTERS);
        var now = clock.instant();
        var end = now.plus(window);
        if (calls.incrementAndGet() % CALLS_BETWEEN_CLEARINGS == 0) {
            database.update(CLEAR, site, now);
        }
        return database.inTransaction(session -> {
            if (session.update(COUNT, now, now, end, site, name) == 0) {
                if (session.insertIfAbsent(begin, site, name, 1, end)) {
                    return 1;
                }
                session.update(COUNT, now, now, end, site, name);
            }
            // Somebody may have forgotten it in between, because the person got in from elsewhere.
            return session.query(COUNTED, row -> row.getInt(1), site, name).stream()
                    .findFirst()
                    .orElse(1);
        });
    }

    @Override
    public void takeBack(String name) {
        database.update(TAKE_BACK, site, name);
    }

    @Override
    public void forget(String name) {
        database.update(FORGET, site, name);
    }
}
