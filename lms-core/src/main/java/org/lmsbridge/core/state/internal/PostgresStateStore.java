package org.lmsbridge.core.state.internal;

import java.time.Clock;
import javax.sql.DataSource;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.core.state.StateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens stores in a host's own PostgreSQL. */
public final class PostgresStateStore {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStateStore.class);

    private PostgresStateStore() {}

    /**
     * Opens a store whose tables are there.
     *
     * @param connections gives connections
     * @param clock gives the times that are written down
     * @return the store
     * @throws StateException if the tables are not there, or of another version
     */
    public static StateStore open(DataSource connections, Clock clock) {
        var database = new Database(connections, Dialect.POSTGRESQL);
        Schema.check(database);
        LOG.info("opened state in PostgreSQL schema={}", Schema.VERSION);
        return new JdbcStateStore(database, clock);
    }

    /**
     * Makes the tables, or brings them up to date.
     *
     * @param connections gives connections
     * @throws StateException if that fails
     */
    public static void applySchema(DataSource connections) {
        Schema.migrate(new Database(connections, Dialect.POSTGRESQL));
        LOG.info("brought tables of the state up to date schema={}", Schema.VERSION);
    }

    /** {@return all statements that bring tables of a version up to date} */
    public static String script(int from) {
        if (from < 0 || from >= Schema.VERSION) {
            throw new IllegalArgumentException("from must be 0 to %d, not %d: the newest version is %d"
                    .formatted(Schema.VERSION - 1, from, Schema.VERSION));
        }
        return Schema.script(from);
    }
}
