package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With very many links, no statement that a run uses reads more rows than it is about. */
class QueryPlanTest {
    /** Two for each of a thousand keys, the key itself and its row, and the ends of both. */
    private static final int ROWS_OF_A_THOUSAND_KEYS = 2_002;

    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    @Test
    void everyStatementOfARunFindsItsRowsByAnIndex(@TempDir Path directory) throws SQLException {
        var connections = JdbcConnectionPool.create(H2StateStore.url(directory), "lms", "");
        try {
            Schema.migrate(new Database(connections, Dialect.H2));
            var source = new RecordingSource(connections);
            var store = new JdbcStateStore(new Database(source.recording(), Dialect.H2), StateStoreContract.CLOCK);
            QueryPlanWork.fill(store.site("college"));
            QueryPlanWork.use(store.site("college"));
            assertThat(source.statements()).hasSizeGreaterThan(20);
            var softly = new SoftAssertions();
            for (var statement : source.statements().entrySet()) {
                var allowed =
                        QueryPlanWork.rowsAllowed(statement.getKey(), statement.getValue(), ROWS_OF_A_THOUSAND_KEYS);
                check(explain(connections, statement), statement.getKey(), allowed, softly);
            }
            softly.assertAll();
        } finally {
            connections.dispose();
        }
    }

    /** Runs the statement once more, counting rows, and takes it back. */
    private static Optional<String> explain(
            JdbcConnectionPool connections, Map.Entry<String, Map<Integer, Object>> statement) throws SQLException {
        if (!QueryPlanWork.isSearching(statement.getKey())) {
            return Optional.empty();
        }
        try (var connection = connections.getConnection();
                var explained = connection.prepareStatement("explain analyze " + statement.getKey())) {
            connection.setAutoCommit(false);
            for (var parameter : statement.getValue().entrySet()) {
                explained.setObject(parameter.getKey(), parameter.getValue());
            }
            var plan = new ArrayList<String>();
            try (var rows = explained.executeQuery()) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
            connection.rollback();
            return Optional.of(String.join("\n", plan));
        }
    }

    private static void check(Optional<String> explained, String sql, int allowed, SoftAssertions softly) {
        // A largest key is looked up at the end of its index, and H2 counts no rows for that.
        explained.filter(plan -> !plan.contains("direct lookup")).ifPresent(plan -> {
            softly.assertThat(plan).as(sql).doesNotContain("tableScan");
            var scanned = SCANNED.matcher(plan)
                    .results()
                    .map(count -> Integer.valueOf(count.group(1)))
                    .toList();
            softly.assertThat(scanned)
                    .as("rows read by %s%n%s", sql, plan)
                    .isNotEmpty()
                    .allMatch(n -> n <= allowed);
        });
    }
}
