package org.lmsbridge.core.state.internal;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.state.StateStore;

/** The embedded store keeps the contract. */
class H2ContractTest extends StateStoreContract {
    @TempDir
    private Path directory;

    @Override
    StateStore open() {
        return StateStore.embedded(directory, clock);
    }

    @Override
    Database database() {
        var source = new JdbcDataSource();
        source.setUrl(H2StateStore.url(directory));
        source.setUser("lms");
        return new Database(source, Dialect.H2);
    }
}
