package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.core.state.StateStore;

class H2StateStoreTest {
    @TempDir
    private Path directory;

    @Test
    void aKilledProcessLosesNothingThatItWasToldIsWritten() throws Exception {
        var acknowledged = new ArrayList<String>();
        try (var child = ChildProcess.start(directory)) {
            while (acknowledged.size() < 100) {
                acknowledged.add(child.readLine());
            }
            acknowledged.addAll(child.kill());
        }
        try (var store = StateStore.embedded(directory)) {
            var site = store.site("college");
            var ids = acknowledged.stream()
                    .filter(line -> line.matches("\\d+"))
                    .map(line -> Samples.account(Integer.parseInt(line)).recordsId())
                    .toList();
            assertThat(ids).hasSizeGreaterThanOrEqualTo(100);
            assertThat(site.links().find(LinkKind.ACCOUNT, "", ids)).containsOnlyKeys(ids);
            assertThat(site.journal().open(1_000)).hasSizeGreaterThanOrEqualTo(Math.min(1_000, ids.size()));
        }
    }

    /** The first commits after an orderly close go where the file has room, which H2 does not look at by itself. */
    @Test
    void aProcessThatIsKilledSoonAfterItsStartLosesNothingEither() throws Exception {
        var links = IntStream.range(0, 3_000).mapToObj(Samples::account).toList();
        for (int round = 0; round < 5; round++) {
            try (var store = StateStore.embedded(directory)) {
                var site = store.site("college");
                for (var chunk : Chunks.of(links).toList()) {
                    site.links().save(chunk);
                }
                for (var chunk : Chunks.of(links).toList()) {
                    site.links().delete(chunk);
                }
            }
            int account = 10_000 + round;
            try (var child = ChildProcess.saving(account, directory)) {
                assertThat(child.readLine()).isEqualTo(Integer.toString(account));
                child.kill();
            }
            try (var store = StateStore.embedded(directory)) {
                var id = Samples.account(account).recordsId();
                assertThat(store.site("college").links().find(LinkKind.ACCOUNT, "", List.of(id)))
                        .as("round %d", round)
                        .containsOnlyKeys(id);
            }
        }
    }

    @Test
    void aSecondProcessIsToldWhichOneHasTheDirectory() throws Exception {
        try (var store = StateStore.embedded(directory);
                var child = ChildProcess.start(directory)) {
            assertThat(child.readLine())
                    .contains(directory.toString())
                    .contains("open in process " + ProcessHandle.current().pid())
                    .contains("a directory of its own");
            assertThat(store.site("college").links().inDoubt(LinkKind.COURSE, Optional.empty(), 1))
                    .isEmpty();
        }
    }

    @Test
    void aSecondStoreInTheSameProcessIsRefused() {
        try (var store = StateStore.embedded(directory)) {
            assertThatThrownBy(() -> StateStore.embedded(directory))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("open in this process")
                    .hasMessageContaining("close that one");
            store.site("college").links().save(List.of(Samples.account(1)));
        }
    }

    @Test
    void aSecondProcessIsRefusedAlsoAfterASecondStoreWas() throws Exception {
        try (var store = StateStore.embedded(directory)) {
            assertThatThrownBy(() -> StateStore.embedded(directory)).isInstanceOf(StateException.class);
            try (var child = ChildProcess.start(directory)) {
                assertThat(child.readLine()).contains("is open in");
            }
            store.site("college").links().save(List.of(Samples.account(1)));
        }
    }

    @Test
    void aDirectoryThatIsNotThereIsMade() {
        var nested = directory.resolve("a").resolve("b with space");
        StateStore.embedded(nested).close();
        assertThat(nested.resolve("lms-state.mv.db")).exists();
    }

    @Test
    void aRelativeDirectoryWillDo() {
        var relative = Path.of("").toAbsolutePath().relativize(directory.toAbsolutePath());
        StateStore.embedded(relative).close();
        assertThat(directory.resolve("lms-state.mv.db")).exists();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamedWithARemedy() throws Exception {
        var file = Files.writeString(directory.resolve("file"), "not a directory");
        for (var place : List.of(file, file.resolve("below"))) {
            assertThatThrownBy(() -> StateStore.embedded(place))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining(place.toString())
                    .hasMessageContaining("name another directory");
        }
    }

    @Test
    void aDirectoryWithASemicolonIsRefusedBecauseItWouldChangeTheSettingsOfTheDatabase() {
        assertThatThrownBy(() -> StateStore.embedded(directory.resolve("a;WRITE_DELAY=500")))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("semicolon");
    }

    @Test
    void aDamagedFileIsLeftAsItIsAndSaidToBeDamaged() throws Exception {
        var file = directory.resolve("lms-state.mv.db");
        Files.writeString(file, "no database ".repeat(2_000));
        assertThatThrownBy(() -> StateStore.embedded(directory))
                .isInstanceOf(StateException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("backup");
        assertThat(file).content(StandardCharsets.UTF_8).startsWith("no database no database");
    }

    @Test
    void aRefusedOpeningLeavesTheDirectoryFree() throws Exception {
        var file = directory.resolve("lms-state.mv.db");
        Files.writeString(file, "no database ".repeat(2_000));
        assertThatThrownBy(() -> StateStore.embedded(directory)).isInstanceOf(StateException.class);
        Files.delete(file);
        StateStore.embedded(directory).close();
        assertThat(file).exists();
    }

    @Test
    void anInterruptedThreadLeavesTheStoreUsable() throws Exception {
        try (var store = StateStore.embedded(directory)) {
            var links = store.site("college").links();
            var save = new FutureTask<>(() -> {
                Thread.currentThread().interrupt();
                links.save(Samples.accounts(100));
                return Thread.currentThread().isInterrupted();
            });
            new Thread(save).start();
            assertThat(save.get()).as("the interrupt is kept").isTrue();
            assertThat(links.list(LinkKind.ACCOUNT, "", Optional.empty(), 1_000))
                    .hasSize(100);
            links.save(List.of(Samples.account(500)));
        }
    }

    @Test
    void tablesOfANewerVersionAreRefused() {
        StateStore.embedded(directory).close();
        database().update("insert into lms_schema_version (version) values (?)", 999);
        assertThatThrownBy(() -> StateStore.embedded(directory))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("version 999")
                .hasMessageContaining("newer");
    }

    @Test
    void tablesThatAKilledProcessMadeInPartAreCompleted() {
        database()
                .update("create table lms_plan (id varchar(40) primary key, site varchar(200) not null,"
                        + " created_at timestamp with time zone not null, status varchar(20) not null, header text)");
        try (var store = StateStore.embedded(directory)) {
            assertThat(store.site("college").plans().find("none")).isEmpty();
        }
    }

    @Test
    void aPlanThatAKilledProcessLeftUnfinishedIsForgottenAtTheNextOpening() {
        try (var store = StateStore.embedded(directory)) {
            store.site("college").plans().create().add(Samples.courses(1));
        }
        StateStore.embedded(directory).close();
        assertThat(database().query("select count(*) from lms_plan", row -> row.getInt(1)))
                .containsExactly(0);
    }

    @Test
    void everyTableCarriesThePrefix() {
        StateStore.embedded(directory).close();
        assertThat(database()
                        .query(
                                "select lower(table_name) from information_schema.tables where table_schema = 'PUBLIC'",
                                row -> row.getString(1)))
                .hasSizeGreaterThan(20)
                .allMatch(table -> table.startsWith("lms_"));
    }

    private Database database() {
        var source = new JdbcDataSource();
        source.setUrl(H2StateStore.url(directory));
        source.setUser("lms");
        return new Database(source, Dialect.H2);
    }
}
