package org.lmsbridge.core.state.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.lmsbridge.core.state.Leases;

/** Leases in a table. One statement decides, so that of several hosts only one has a lease. */
final class JdbcLeases implements Leases {
    private static final String TAKE_OVER = "update lms_lease set ticket = ?, host = ?, until_at = ?"
            + " where site = ? and name = ? and until_at <= ?";

    private static final String RENEW =
            "update lms_lease set until_at = ? where site = ? and name = ? and ticket = ? and until_at > ?";

    private static final String RELEASE = "delete from lms_lease where site = ? and name = ? and ticket = ?";

    private static final String DELETE_ENDED = "delete from lms_lease where site = ? and until_at <= ?";

    private final String site;
    private final Database database;
    private final Clock clock;
    private final String begin;

    JdbcLeases(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.begin = database.dialect()
                .insertIfAbsent("lms_lease", "site, name", "site", "name", "ticket", "host", "until_at");
    }

    @Override
    public Optional<Lease> take(String name, String host, Duration length) {
        Names.check("lease", name, 400);
        Names.check("host", host);
        var now = clock.instant();
        var lease = new Lease(name, host, UUID.randomUUID().toString(), now.plus(length));
        boolean taken = database.inTransaction(
                session -> session.update(TAKE_OVER, lease.ticket(), host, lease.until(), site, name, now) == 1
                        || session.insertIfAbsent(begin, site, name, lease.ticket(), host, lease.until()));
        return taken ? Optional.of(lease) : Optional.empty();
    }

    @Override
    public boolean renew(Lease lease, Duration length) {
        var now = clock.instant();
        return database.update(RENEW, now.plus(length), site, lease.name(), lease.ticket(), now) == 1;
    }

    @Override
    public void release(Lease lease) {
        database.update(RELEASE, site, lease.name(), lease.ticket());
    }

    @Override
    public int deleteEnded(Duration age) {
        return database.update(DELETE_ENDED, site, clock.instant().minus(age));
    }
}
