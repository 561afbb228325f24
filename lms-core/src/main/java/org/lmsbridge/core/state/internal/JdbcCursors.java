package org.lmsbridge.core.state.internal;

import java.time.Clock;
import java.util.Optional;
import org.lmsbridge.core.state.Cursors;

/** Cursors in a table. */
final class JdbcCursors implements Cursors {
    private static final String GET = "select content from lms_cursor where site = ? and name = ?";
    private static final String REMOVE = "delete from lms_cursor where site = ? and name = ?";

    private final String site;
    private final Database database;
    private final Clock clock;
    private final String upsert;

    JdbcCursors(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.upsert = database.dialect().upsert("lms_cursor", "site, name", "site", "name", "content", "saved_at");
    }

    @Override
    public Optional<String> get(String name) {
        return database.query(GET, row -> row.getString(1), site, name).stream().findFirst();
    }

    @Override
    public void put(String name, String place) {
        database.update(upsert, site, Names.check("cursor", name), place, clock.instant());
    }

    @Override
    public void remove(String name) {
        database.update(REMOVE, site, name);
    }
}
