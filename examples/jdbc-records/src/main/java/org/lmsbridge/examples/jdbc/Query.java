package org.lmsbridge.examples.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/** Runs queries. A failure is never an empty answer. */
final class Query {
    private static final int TIMEOUT_SECONDS = 60;

    private final DataSource dataSource;

    Query(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes a value of the row on which a result stands. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, Mapper<T> mapper, List<?> parameters) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new RecordsUnavailableException("the records database did not answer; see the cause", e);
        }
    }
}
