package org.lmsbridge.core.state.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.lmsbridge.core.schedule.TaskEngine;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.core.state.StateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded store: an H2 database in a file. */
public final class H2StateStore implements StateStore {
    /** The base name of the database's file. */
    static final String NAME = "lms-state";

    /** Enough to keep a few processors busy; more would only wait for each other inside the database. */
    private static final int TRANSACTIONS_AT_ONCE = 16;

    /** The scheduler takes connections of its own. H2's pool spins while none is left, which must not come about. */
    private static final int MAX_CONNECTIONS = 64;

    /** Twice as many as H2 needs. */
    private static final int COMMITS_IN_VAIN = 40;

    private static final Logger LOG = LoggerFactory.getLogger(H2StateStore.class);

    private final JdbcStateStore tables;
    private final JdbcConnectionPool connections;
    private final DirectoryLock lock;

    private H2StateStore(JdbcStateStore tables, JdbcConnectionPool connections, DirectoryLock lock) {
        this.tables = tables;
        this.connections = connections;
        this.lock = lock;
    }

    /**
     * Opens the store and brings its tables up to date.
     *
     * @param directory where it lies; made if it does not exist
     * @param clock gives the times that are written down
     * @return the store
     * @throws StateException if it cannot be opened; says why and what to do
     */
    public static StateStore open(Path directory, Clock clock) {
        var place = directory.toAbsolutePath().normalize();
        if (place.toString().contains(";")) {
            throw new StateException("the state directory must have no semicolon in its path: " + place);
        }
        var lock = lock(place);
        try {
            return open(place, clock, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public SiteState site(String site) {
        return tables.site(site);
    }

    @Override
    public TaskEngine engine(TaskEngine.Setup setup) {
        return tables.engine(setup);
    }

    @Override
    public void close() {
        tables.close();
        connections.dispose();
        lock.close();
    }

    private static DirectoryLock lock(Path directory) {
        try {
            Files.createDirectories(directory);
            return DirectoryLock.take(directory);
        } catch (IOException e) {
            throw new StateException(
                    "the state directory %s cannot be made or written: give the process the right to, or name another directory"
                            .formatted(directory),
                    e);
        }
    }

    private static StateStore open(Path directory, Clock clock, DirectoryLock lock) {
        boolean closedBefore = Files.exists(directory.resolve(NAME + ".mv.db"));
        var connections = JdbcConnectionPool.create(url(directory), "lms", "");
        connections.setMaxConnections(MAX_CONNECTIONS);
        var database = new Database(connections, Dialect.H2, TRANSACTIONS_AT_ONCE);
        try {
            connect(directory, connections);
            Schema.migrate(database);
            if (closedBefore) {
                commitInVain(database);
            }
            JdbcPlans.forgetUnfinished(database);
        } catch (RuntimeException e) {
            connections.dispose();
            throw e;
        }
        LOG.info("opened state directory={} schema={}", directory, Schema.VERSION);
        return new H2StateStore(new JdbcStateStore(database, clock), connections, lock);
    }

    /**
     * Asynchronous channels, because an interrupt of a thread that reads or writes closes any other channel, and the
     * database with it. No delay of writes, because the default loses the last commits at a kill. No closing by H2 at
     * the end of the process, because the host's own shutdown may still have an outcome to write down. No trace file,
     * because it would hold personal data. Room for all statements that a sign-in makes, because H2 plans anew what its
     * connections do not remember, and eight are all that they remember otherwise.
     */
    static String url(Path directory) {
        return "jdbc:h2:async:" + directory.resolve(NAME)
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";
    }

    private static void connect(Path directory, JdbcConnectionPool connections) {
        try (var connection = connections.getConnection()) {
            if (connection.isReadOnly()) {
                throw new StateException(
                        "the state in %s can only be read: give the process the right to write its files"
                                .formatted(directory));
            }
        } catch (SQLException e) {
            throw refused(directory, e);
        }
    }

    /**
     * Makes commits that nobody would miss. After an orderly close H2 (2.5.252) lays the next commits where its file has
     * room, and looks for them there after a kill only once it has written the file's header anew, which it does at the
     * latest after twenty: a kill before that loses all of them, although they are on disk.
     */
    private static void commitInVain(Database database) {
        for (int i = 0; i < COMMITS_IN_VAIN; i++) {
            database.update("update lms_schema_version set version = version where version = ?", Schema.VERSION);
        }
    }

    private static StateException refused(Path directory, SQLException cause) {
        if (cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return DirectoryLock.inUse(directory, Optional.empty());
        }
        return new StateException(
                "the state in %s cannot be opened, its file may be damaged: put a copy from a backup in its place, or move the directory away and begin anew (what is in the site is then foreign until it is adopted)"
                        .formatted(directory),
                cause);
    }
}
