package org.lmsbridge.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;

/** Records and state in a PostgreSQL. */
class PostgresTest {
    private static final int TRIES = 20;

    @Test
    void recordsAndStateLieInPostgresAndOutliveTheProcess(@TempDir Path data) throws Exception {
        try (var postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start()) {
            var environment = new HashMap<>(Map.of(
                    "PORTAL_PORT",
                    "0",
                    "PORTAL_DATA",
                    data.toString(),
                    "PORTAL_STAFF_PASSWORD",
                    InBrowser.STAFF_PASSWORD,
                    "PORTAL_DATABASE_URL",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "PORTAL_DATABASE_USER",
                    "postgres",
                    "PORTAL_DATABASE_SCHEMA",
                    "apply"));
            try (var application = Application.start(Configuration.of(environment))) {
                // The bridge may be at it by itself already; between the two, nothing is left to do in the end.
                var enrol = application.host().running().bridge().plugin(EnrolPlugin.class);
                for (int i = 0; i < TRIES && !enrol.plan(Scope.all()).isEmpty(); i++) {
                    enrol.synchronise(Scope.all());
                }
                assertThat(application.sandbox().orElseThrow().state().users())
                        .anySatisfy(user -> assertThat(user.email()).isEqualTo("student1@example.org"));
            }
            environment.remove("PORTAL_DATABASE_SCHEMA");
            try (var application = Application.start(Configuration.of(environment))) {
                var enrol = application.host().running().bridge().plugin(EnrolPlugin.class);
                assertThat(enrol.plan(Scope.all()).isEmpty()).isTrue();
                assertThat(application
                                .host()
                                .connected()
                                .orElseThrow()
                                .site()
                                .runs()
                                .list(Optional.empty(), 9))
                        .isNotEmpty();
            }
            assertThat(List.of(data.toFile().list())).doesNotContain("state.mv.db", "records.mv.db");
        }
    }
}
