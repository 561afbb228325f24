package org.lmsbridge.core.state.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.state.StateException;

/**
 * Gives out connections, each for one transaction and never longer than a call lasts: between two calls the plugins
 * talk to the site, and no transaction may wait for that. Thread-safe.
 */
final class Database {
    private final DataSource connections;
    private final Dialect dialect;
    private final Semaphore turns;
    private volatile boolean closed;

    /** Connections that are waited for by whoever gives them. */
    Database(DataSource connections, Dialect dialect) {
        this(connections, dialect, Integer.MAX_VALUE);
    }

    /** Connections of which only so many are taken at once; whoever comes later waits for a turn, first come first served. */
    Database(DataSource connections, Dialect dialect, int atOnce) {
        this.connections = connections;
        this.dialect = dialect;
        this.turns = new Semaphore(atOnce, true);
    }

    Dialect dialect() {
        return dialect;
    }

    DataSource connections() {
        return connections;
    }

    /** Says that no call is to be answered any more. */
    void close() {
        closed = true;
    }

    /** Does something in one transaction, all or nothing. */
    <T> T inTransaction(Work<T> work) {
        if (closed) {
            throw new StateException("the state store is closed; open a new one");
        }
        turns.acquireUninterruptibly();
        try (var connection = connections.getConnection()) {
            return inTransaction(connection, work);
        } catch (SQLException e) {
            throw new StateException(
                    "the state store does not answer (database error %d, state %s): see the cause, and whether the disk is full"
                            .formatted(e.getErrorCode(), e.getSQLState()),
                    e);
        } finally {
            turns.release();
        }
    }

    /** Runs one statement in a transaction of its own, and tells how many rows it touched. */
    int update(String sql, @Nullable Object... parameters) {
        return inTransaction(session -> session.update(sql, parameters));
    }

    /** Reads all rows of a query. */
    <T> List<T> query(String sql, Session.Row<T> row, @Nullable Object... parameters) {
        return inTransaction(session -> session.query(sql, row, parameters));
    }

    private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            var result = work.run(new Session(connection));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        } finally {
            // The pool may be the host's, and lend the connection to somebody who relies on what it was.
            connection.setAutoCommit(autoCommit);
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }
}
