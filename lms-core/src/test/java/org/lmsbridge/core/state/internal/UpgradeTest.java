package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanEntry;
import org.lmsbridge.core.plan.PlanStatus;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.StateStore;

/** A store of an older version, with rows in it, is brought up to date when it is opened. */
class UpgradeTest {
    private static final String AT = "timestamp with time zone '2026-02-01 09:00:00+00'";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeVersion1() {
        var database = database();
        database.update("create table if not exists lms_schema_version (version integer primary key)");
        Schema.statements(1).forEach(database::update);
        database.update("insert into lms_schema_version (version) values (1)");
        database.update("insert into lms_link values"
                + " ('college', 'ACCOUNT', '', 'contact:1', 7, 'anna', 'CREATED', false, 'f', " + AT + ")");
        database.update("insert into lms_journal_request (site, operation, subjects, intended_at, in_doubt)"
                + " values ('college', 'core_user_create_users', '[\"anna\"]', " + AT + ", true)");
        plan("ready", "READY");
        plan("taken", "TAKEN");
    }

    private void plan(String id, String status) {
        var database = database();
        database.update(
                "insert into lms_plan (id, site, created_at, status, header) values (?, 'college', " + AT + ", ?, ?)",
                id,
                status,
                "{\"counts\":{\"ENROLMENT_CREATE\":1},\"findings\":1,\"digest\":\"d\"}");
        database.update(
                "insert into lms_plan_segment (plan_id, phase, seq, title, changes) values (?, 'ENROLMENTS', 1, 'T', ?)",
                id,
                Json.write(List.of(Samples.enrol(1))));
        database.update(
                "insert into lms_plan_finding (plan_id, seq, code, severity, subject, message, remedy)"
                        + " values (?, 1, 'c', 'INFO', 's', 'm', '')",
                id);
    }

    @Test
    void whatVersion1RememberedIsStillThere() {
        try (var store = StateStore.embedded(directory, StateStoreContract.CLOCK)) {
            var site = store.site("college");
            assertThat(site.links()
                            .find(LinkKind.ACCOUNT, "", List.of("contact:1"))
                            .get("contact:1")
                            .lmsId())
                    .hasValue(7);
            assertThat(site.journal().open(10)).hasSize(1);
            var plan = site.plans().find("ready").orElseThrow();
            assertThat(plan.header().counts()).isEqualTo(Map.of(ChangeKind.ENROLMENT_CREATE, 1L));
            assertThat(plan.header().base()).isEqualTo(PlanBase.NONE);
            assertThat(plan.segments()).hasSize(1);
            assertThat(plan.findings()).hasSize(1);
            assertThat(plan.courses()).isEmpty();
        }
    }

    @Test
    void aPlanThatWasTakenStaysTakenAndOneThatWasNotCanBe() {
        try (var store = StateStore.embedded(directory, StateStoreContract.CLOCK)) {
            var plans = store.site("college").plans();
            assertThat(plans.list(Optional.empty(), 10))
                    .extracting(PlanEntry::status)
                    .containsExactlyInAnyOrder(PlanStatus.READY, PlanStatus.APPLIED);
            assertThat(plans.take("taken", "run-1")).isFalse();
            assertThat(plans.take("ready", "run-1")).isTrue();
        }
    }

    @Test
    void anUpgradeThatWasKilledHalfwayIsCompleted() {
        Schema.statements(2).stream().limit(5).forEach(database()::update);
        try (var store = StateStore.embedded(directory, StateStoreContract.CLOCK)) {
            assertThat(store.site("college").plans().find("ready")).isPresent();
            assertThat(store.site("college").runs().list(Optional.empty(), 1)).isEmpty();
        }
    }

    @Test
    void anUpgradedStoreOpensAgain() {
        StateStore.embedded(directory).close();
        StateStore.embedded(directory).close();
        assertThat(database().query("select version from lms_schema_version order by version", row -> row.getInt(1)))
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    private Database database() {
        var source = new JdbcDataSource();
        source.setUrl(H2StateStore.url(directory));
        source.setUser("lms");
        return new Database(source, Dialect.H2);
    }
}
