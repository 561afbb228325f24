package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.core.state.StateStore;

class PostgresStateStoreTest {
    private final Postgres postgres = new Postgres();

    @AfterEach
    void dropSchema() {
        postgres.close();
    }

    private Database database() {
        return new Database(postgres.connections(), Dialect.POSTGRESQL);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = postgres.connections().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int version() {
        return database()
                .query("select max(version) from lms_schema_version", row -> row.getInt(1))
                .get(0);
    }

    @Test
    void tablesThatAreNotThereAreAskedForByTheNamesOfTheirScripts() {
        assertThatThrownBy(() -> StateStore.postgres(postgres.connections()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("have version 0, and this library needs 7")
                .hasMessageContaining("/org/lmsbridge/core/state/internal/schema-1.sql")
                .hasMessageContaining("schema-7.sql")
                .hasMessageContaining("StateStore.applySchema");
        assertThat(database()
                        .query(
                                "select table_name from information_schema.tables where table_schema = current_schema",
                                row -> row.getString(1)))
                .as("nothing is made without being told to")
                .isEmpty();
    }

    @Test
    void tablesOfAnOlderVersionAreAskedForAndBroughtUpToDateWithWhatIsInThem() {
        var database = database();
        database.update("create table lms_schema_version (version integer primary key)");
        Schema.statements(1).forEach(database::update);
        database.update("insert into lms_schema_version (version) values (1)");
        database.update("insert into lms_link values ('college', 'ACCOUNT', '', 'contact:1', 7, 'anna', 'CREATED',"
                + " false, 'f', now())");
        assertThatThrownBy(() -> StateStore.postgres(postgres.connections()))
                .hasMessageContaining("have version 1")
                .hasMessageContaining("scripts /org/lmsbridge/core/state/internal/schema-2.sql");
        StateStore.applySchema(postgres.connections());
        try (var store = StateStore.postgres(postgres.connections())) {
            assertThat(store.site("college").links().find(LinkKind.ACCOUNT, "", List.of("contact:1")))
                    .hasSize(1);
        }
    }

    @Test
    void theScriptDoesTheSame() throws SQLException {
        execute(StateStore.postgresScript(0));
        StateStore.postgres(postgres.connections()).close();
        StateStore.applySchema(postgres.connections());
        assertThat(version()).isEqualTo(Schema.VERSION);
        assertThatThrownBy(() -> StateStore.postgresScript(Schema.VERSION)).hasMessageContaining("from must be 0 to");
    }

    @Test
    void hostsThatMakeTheTablesAtOnceDoNotDisturbEachOther() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> apply = () -> {
                StateStore.applySchema(postgres.connections());
                return version();
            };
            for (var result : threads.invokeAll(List.of(apply, apply, apply, apply))) {
                assertThat(result.get()).isEqualTo(Schema.VERSION);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void tablesThatCannotBeMadeAreNotMadeInPart() throws SQLException {
        execute("create table lms_hands_off (wrong integer)");
        execute("create view lms_run as select 1");
        assertThatThrownBy(() -> StateStore.applySchema(postgres.connections())).isInstanceOf(StateException.class);
        assertThat(database()
                        .query(
                                "select table_name from information_schema.tables where table_schema = current_schema",
                                row -> row.getString(1)))
                .containsExactlyInAnyOrder("lms_hands_off", "lms_run");
    }

    @Test
    void tablesOfANewerVersionAreRefused() {
        StateStore.applySchema(postgres.connections());
        database().update("insert into lms_schema_version (version) values (999)");
        assertThatThrownBy(() -> StateStore.postgres(postgres.connections()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("version 999")
                .hasMessageContaining("newer");
        assertThatThrownBy(() -> StateStore.applySchema(postgres.connections())).hasMessageContaining("newer");
    }

    @Test
    void connectionsAreGivenBackAsTheyWere() throws SQLException {
        StateStore.applySchema(postgres.connections());
        try (var store = StateStore.postgres(postgres.connections())) {
            store.site("college").cursors().put("cursor", "1");
            try (var connection = postgres.connections().getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
        assertThat(postgres.connections().isClosed())
                .as("the pool is the host's")
                .isFalse();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidNotTo() {
        StateStore.applySchema(postgres.connections());
        var store = StateStore.postgres(postgres.connections());
        postgres.connections().close();
        assertThatThrownBy(() -> store.site("college").cursors().get("cursor"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("does not answer");
    }
}
