package org.lmsbridge.core.state.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, started once by the first test that asks; each test has a schema of its own in it. */
public final class Postgres implements AutoCloseable {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final String schema = "test_" + SCHEMAS.incrementAndGet();
    private final HikariDataSource connections;

    /** Makes an empty schema. */
    public Postgres() {
        execute("create schema " + schema);
        connections = pool(url());
    }

    /** {@return where another process finds this schema} */
    public String url() {
        return Server.RUNNING.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    }

    /** {@return a pool as a host would have one} */
    public static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** {@return connections with this schema} */
    public HikariDataSource connections() {
        return connections;
    }

    @Override
    public void close() {
        connections.close();
        execute("drop schema " + schema + " cascade");
    }

    private static void execute(String sql) {
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends with the process. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                // The server is never killed, so nothing has to be on the disk.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
