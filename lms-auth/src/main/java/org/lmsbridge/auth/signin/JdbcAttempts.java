package org.lmsbridge.auth.signin;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Counts attempts in a table, for hosts that share the work over one database. Give it to the bridge with
 * {@code provide(…)}. Runs on PostgreSQL and H2; the table is made by {@link #DDL}. Thread-safe.
 */
public final class JdbcAttempts implements SignInAttempts {
    /** Makes the table; may be run twice. */
    public static final String DDL = "create table if not exists lms_sign_in_attempt ("
            + "id varchar(64) primary key, attempts integer not null, ends_at timestamp with time zone not null)";

    private static final int CALLS_BETWEEN_CLEARINGS = 1_000;
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource database;
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * Counts in a database.
     *
     * @param database where {@link #DDL} was run; a pool, since every sign-in asks it
     */
    public JdbcAttempts(DataSource database) {
        this.database = database;
    }

    @Override
    public int count(String key, Instant now, Duration window) {
        return inTransaction(connection -> {
            if (calls.incrementAndGet() % CALLS_BETWEEN_CLEARINGS == 0) {
                update(connection, "delete from lms_sign_in_attempt where ends_at <= ?", at(now));
            }
            if (add(connection, key, now, window) == 0 && !insert(connection, key, now, window)) {
                add(connection, key, now, window);
            }
            return read(connection, key);
        });
    }

    @Override
    public void takeBack(String key) {
        inTransaction(connection -> update(
                connection,
                "update lms_sign_in_attempt set attempts = attempts - 1 where id = ? and attempts > 0",
                key));
    }

    @Override
    public void forget(String key) {
        inTransaction(connection -> update(connection, "delete from lms_sign_in_attempt where id = ?", key));
    }

    /** The row stays locked until the transaction ends, so that what is read next is what was counted here. */
    private static int add(Connection connection, String key, Instant now, Duration window) throws SQLException {
        return update(
                connection,
                "update lms_sign_in_attempt set"
                        + " attempts = case when ends_at <= ? then 1 else attempts + 1 end,"
                        + " ends_at = case when ends_at <= ? then ? else ends_at end where id = ?",
                at(now),
                at(now),
                at(now.plus(window)),
                key);
    }

    /** {@return whether it was inserted; not if another host was faster} */
    private static boolean insert(Connection connection, String key, Instant now, Duration window) throws SQLException {
        var before = connection.setSavepoint();
        try {
            update(
                    connection,
                    "insert into lms_sign_in_attempt (id, attempts, ends_at) values (?, 1, ?)",
                    key,
                    at(now.plus(window)));
            return true;
        } catch (SQLException e) {
            if (e instanceof SQLIntegrityConstraintViolationException || UNIQUE_VIOLATION.equals(e.getSQLState())) {
                connection.rollback(before);
                return false;
            }
            throw e;
        }
    }

    private static int read(Connection connection, String key) throws SQLException {
        try (var statement = connection.prepareStatement("select attempts from lms_sign_in_attempt where id = ?")) {
            statement.setString(1, key);
            try (var row = statement.executeQuery()) {
                // Forgotten in between, because the person got in from elsewhere.
                return row.next() ? row.getInt(1) : 1;
            }
        }
    }

    private static Timestamp at(Instant time) {
        return Timestamp.from(time);
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private interface Work {
        int in(Connection connection) throws SQLException;
    }

    private int inTransaction(Work work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("attempts to sign in could not be counted; was JdbcAttempts.DDL run?", e);
        }
    }
}
