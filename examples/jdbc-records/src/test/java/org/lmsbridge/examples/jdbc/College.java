package org.lmsbridge.examples.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.lmsbridge.testkit.ChangingRows;

/** A records database in memory, with a dozen rows of everything. */
final class College {
    private static final int ROWS = 12;

    private final DataSource dataSource;
    private int next = 100;

    private College(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static College open(String name) {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        var college = new College(h2);
        college.run("drop all objects");
        college.run(schema());
        for (int i = 1; i <= ROWS; i++) {
            college.run(
                    "insert into category (id, name, moodle_category) values ('G%1$d', 'Category %1$d', '%1$d')", i);
            college.run("insert into course_master values ('M%1$d', 'Master %1$d', 'G%1$d')", i);
            college.run("insert into course_date values ('D%1$d', 'M%1$d', '2027-01-01 09:00:00', 'Europe/Berlin')", i);
            college.run("insert into contact values ('C%1$d', 'Ada', 'Example', null, %2$s)", i, i != 2);
            college.run("insert into registration (id, contact_id, course_date_id) values ('R%1$d', 'C%1$d', 'D1')", i);
        }
        return college;
    }

    private static String schema() {
        try (var file = JdbcRecords.class.getResourceAsStream("schema.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JdbcRecords records() {
        return new JdbcRecords(dataSource, Clock.systemUTC());
    }

    /** Rows whose ids fall before, between and behind those that are there. */
    <K> ChangingRows<K> rows(String table, String insert, Function<String, K> id) {
        return new ChangingRows<>() {
            @Override
            public K insert() {
                var name = "BDGMRZ".charAt(next % 6) + "" + next++;
                run(insert, name);
                return id.apply(name);
            }

            @Override
            public void delete(K row) {
                run("delete from " + table + " where id = '" + row + "'");
            }
        };
    }

    void run(String sql, Object... values) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(values.length == 0 ? sql : sql.formatted(values));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
