package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.state.StateStore;

/**
 * The same for PostgreSQL. It is told to avoid reading tables from end to end, which it would prefer where they are
 * small: what it does all the same has no index.
 */
class PostgresQueryPlanTest {
    /** One page of an index that holds other keys too may be read on the way. */
    private static final int ROWS_IN_PASSING = 10;

    private static final Pattern IN_VAIN = Pattern.compile("Rows Removed by Filter: (\\d+)");

    private final Postgres postgres = new Postgres();

    @AfterEach
    void dropSchema() {
        postgres.close();
    }

    @Test
    void everyStatementOfARunFindsItsRowsByAnIndex() throws SQLException {
        StateStore.applySchema(postgres.connections());
        var source = new RecordingSource(postgres.connections());
        var store = new JdbcStateStore(new Database(source.recording(), Dialect.POSTGRESQL), StateStoreContract.CLOCK);
        QueryPlanWork.fill(store.site("college"));
        QueryPlanWork.use(store.site("college"));
        assertThat(source.statements()).hasSizeGreaterThan(40);
        var softly = new SoftAssertions();
        try (var connection = postgres.connections().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "analyze");
            connection.commit();
            execute(connection, "set enable_seqscan = off");
            connection.commit();
            for (var statement : source.statements().entrySet()) {
                if (QueryPlanWork.isSearching(statement.getKey())) {
                    check(explain(connection, statement), statement.getKey(), softly);
                }
            }
        }
        softly.assertAll();
    }

    /** Runs the statement once more, counting rows, and takes it back. */
    private static String explain(Connection connection, Map.Entry<String, Map<Integer, Object>> statement)
            throws SQLException {
        try (var explained = connection.prepareStatement("explain (analyze) " + statement.getKey())) {
            for (var parameter : statement.getValue().entrySet()) {
                explained.setObject(parameter.getKey(), parameter.getValue());
            }
            var plan = new ArrayList<String>();
            try (var rows = explained.executeQuery()) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
            return String.join("\n", plan);
        } finally {
            connection.rollback();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void check(String plan, String sql, SoftAssertions softly) {
        softly.assertThat(plan).as(sql).doesNotContain("Seq Scan");
        softly.assertThat(IN_VAIN.matcher(plan).results().map(count -> Integer.valueOf(count.group(1))))
                .as("rows read in vain by %s%n%s", sql, plan)
                .allMatch(rows -> rows <= ROWS_IN_PASSING);
    }
}
