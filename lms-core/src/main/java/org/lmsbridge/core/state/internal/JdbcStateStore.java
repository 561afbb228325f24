package org.lmsbridge.core.state.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.schedule.TaskEngine;
import org.lmsbridge.core.state.Attempts;
import org.lmsbridge.core.state.Counters;
import org.lmsbridge.core.state.Cursors;
import org.lmsbridge.core.state.Deliveries;
import org.lmsbridge.core.state.Forgotten;
import org.lmsbridge.core.state.HandsOff;
import org.lmsbridge.core.state.Journal;
import org.lmsbridge.core.state.Leases;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Plans;
import org.lmsbridge.core.state.Pushes;
import org.lmsbridge.core.state.Runs;
import org.lmsbridge.core.state.SavedSettings;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.core.state.StopSwitch;

/** A store in the tables of some database. Thread-safe. */
final class JdbcStateStore implements StateStore {
    private static final int MAX_SITE_LENGTH = 200;

    /** Databases keep microseconds, and what is read back is to be what was written. */
    private static final Duration PRECISION = Duration.ofNanos(1_000);

    private final Database database;
    private final Clock clock;

    JdbcStateStore(Database database, Clock clock) {
        this.database = database;
        this.clock = Clock.tick(clock, PRECISION);
    }

    @Override
    public SiteState site(String site) {
        if (site.isBlank() || site.length() > MAX_SITE_LENGTH) {
            throw new IllegalArgumentException(
                    "site must have 1 to %d characters and not be blank: '%s'".formatted(MAX_SITE_LENGTH, site));
        }
        return new JdbcSiteState(
                site,
                new JdbcLinks(site, database, clock),
                new JdbcJournal(site, database, clock),
                new JdbcPlans(site, database, clock),
                new JdbcRuns(site, database, clock),
                new JdbcStopSwitch(site, database, clock),
                new JdbcHandsOff(site, database, clock),
                new JdbcCursors(site, database, clock),
                new JdbcCounters(site, database),
                new JdbcSavedSettings(site, database, clock),
                new JdbcDeliveries(site, database, clock),
                new JdbcLeases(site, database, clock),
                new JdbcPushes(site, database, clock),
                new JdbcAttempts(site, database, clock),
                contact -> new Erasure(site, database, clock, contact).run());
    }

    @Override
    public TaskEngine engine(TaskEngine.Setup setup) {
        if (database.dialect() == Dialect.POSTGRESQL) {
            new HostClock(database, setup.clock()).check();
        }
        return new DbEngine(database.connections(), database.dialect(), setup);
    }

    @Override
    public void close() {
        database.close();
    }

    private record JdbcSiteState(
            String site,
            Links links,
            Journal journal,
            Plans plans,
            Runs runs,
            StopSwitch stopSwitch,
            HandsOff handsOff,
            Cursors cursors,
            Counters counters,
            SavedSettings settings,
            Deliveries deliveries,
            Leases leases,
            Pushes pushes,
            Attempts attempts,
            Function<ContactId, Forgotten> erasure)
            implements SiteState {
        @Override
        public Forgotten forget(ContactId contact) {
            return erasure.apply(contact);
        }
    }
}
