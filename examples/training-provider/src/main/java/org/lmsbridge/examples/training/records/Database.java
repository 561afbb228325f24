package org.lmsbridge.examples.training.records;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/** The records' database, on H2 or PostgreSQL. A failure is never an empty answer. Thread-safe. */
public final class Database implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 30;
    private static final int ID_DIGITS = 6;

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens the database, and makes the tables that are not there yet. */
    public static Database open(String url, String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(10);
        config.setPoolName("records");
        var database = new Database(new HikariDataSource(config));
        for (var statement : schema().split(";\\s*\\n")) {
            database.change(statement);
        }
        return database;
    }

    /** The address of an H2 database in a file, or in memory. */
    public static String h2(String place) {
        return "jdbc:h2:" + place + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0";
    }

    /** The connections, for those who keep something of their own in the same database. */
    public DataSource connections() {
        return pool;
    }

    /** Makes a value of the row on which a result stands. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Work in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }

    <T> List<T> list(String sql, Mapper<T> mapper, Object... parameters) {
        return transact(transaction -> transaction.list(sql, mapper, parameters));
    }

    <T> Optional<T> find(String sql, Mapper<T> mapper, Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    int change(String sql, Object... parameters) {
        return transact(transaction -> transaction.change(sql, parameters));
    }

    <T> T transact(Work<T> work) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.in(new Transaction(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new RecordsUnavailableException("the records database did not answer; see the cause", e);
        }
    }

    /** One transaction. */
    record Transaction(Connection connection) {
        <T> List<T> list(String sql, Mapper<T> mapper, Object... parameters) throws SQLException {
            try (var statement = prepare(sql, parameters);
                    var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        }

        int change(String sql, Object... parameters) throws SQLException {
            try (var statement = prepare(sql, parameters)) {
                return statement.executeUpdate();
            }
        }

        /** A new id: a letter for the kind, and digits that sort as text. */
        String newId(String letter) throws SQLException {
            var number =
                    list("select nextval('records_id')", row -> row.getLong(1)).get(0);
            return letter + "0".repeat(Math.max(0, ID_DIGITS - number.toString().length())) + number;
        }

        private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
            var statement = connection.prepareStatement(sql);
            try {
                statement.setQueryTimeout(TIMEOUT_SECONDS);
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement;
            } catch (SQLException e) {
                statement.close();
                throw e;
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static String schema() {
        try (var in = Database.class.getResourceAsStream("schema.sql")) {
            if (in == null) {
                throw new IllegalStateException("schema.sql is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
