package org.lmsbridge.core.state.internal;

import org.junit.jupiter.api.AfterEach;
import org.lmsbridge.core.state.StateStore;

/** The store in the host's PostgreSQL keeps the contract. */
class PostgresContractTest extends StateStoreContract {
    private final Postgres postgres = new Postgres();

    PostgresContractTest() {
        StateStore.applySchema(postgres.connections());
    }

    @AfterEach
    void dropSchema() {
        postgres.close();
    }

    @Override
    StateStore open() {
        return StateStore.postgres(postgres.connections(), clock);
    }

    @Override
    Database database() {
        return new Database(postgres.connections(), Dialect.POSTGRESQL);
    }
}
