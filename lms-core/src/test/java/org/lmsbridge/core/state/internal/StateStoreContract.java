package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.SettableClock;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.core.state.StateStore;

/** What every state store does, whatever database it lies in. A subclass names the database. */
abstract class StateStoreContract {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00.123456Z"), ZoneOffset.UTC);

    /** The store's clock; stands at {@link #CLOCK} until a test moves it. */
    final SettableClock clock = new SettableClock(CLOCK.instant());

    private StateStore store;

    /** Opens the same store again and again: what was in it is in it. */
    abstract StateStore open();

    /** Looks past the store's interfaces into the tables. */
    abstract Database database();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    final SiteState site(String name) {
        return store.site(name);
    }

    final void reopen() {
        store.close();
        store = open();
    }

    final List<String> changesOf(String runId) {
        return database()
                .query(
                        "select site, subject, kind, expected, wanted, result, finding_code from lms_journal_change"
                                + " where run_id = ? order by id",
                        row -> String.join(
                                " ",
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7)),
                        runId);
    }

    final void deletePlan(String id) {
        database().update("delete from lms_plan where id = ?", id);
    }

    final int count(String table) {
        return database()
                .query("select count(*) from " + table, row -> row.getInt(1))
                .get(0);
    }

    @Nested
    class Links extends LinksContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class Journal extends JournalContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class Plans extends PlansContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class PlanWriting extends PlanWriterContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class PlanApproval extends PlanApprovalContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class PlanAsJson extends PlanJsonContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class RunHistory extends RunsContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class Memory extends MemoryContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class CallBacks extends DeliveriesContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class Sharing extends SharingContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class AttemptLimits extends AttemptsContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class Forgetting extends ForgetContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Nested
    class Holds extends HoldsContract {
        @Override
        StateStoreContract store() {
            return StateStoreContract.this;
        }
    }

    @Test
    void aSiteIsKnownByItsName() {
        assertThat(site("college").site()).isEqualTo("college");
    }

    @Test
    void aSiteWithoutANameIsRefused() {
        assertThatThrownBy(() -> site(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("site must have 1 to 200 characters");
        assertThatThrownBy(() -> site("x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedStoreSaysSo() {
        var journal = site("college").journal();
        store.close();
        assertThatThrownBy(() -> journal.open(1))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closingTwiceIsNoFault() {
        store.close();
        store.close();
        reopen();
        assertThat(site("college").journal().open(1)).isEqualTo(List.of());
    }
}
