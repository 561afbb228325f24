package org.lmsbridge.core.state.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lmsbridge.core.state.StopSwitch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stop switch as a row: it is there while the switch is on. */
final class JdbcStopSwitch implements StopSwitch {
    private static final String FIND = "select who, why, stopped_at from lms_stop_switch where site = ?";
    private static final String RELEASE = "delete from lms_stop_switch where site = ?";

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStopSwitch.class);

    private final String site;
    private final Database database;
    private final Clock clock;
    private final String upsert;

    JdbcStopSwitch(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.upsert = database.dialect().upsert("lms_stop_switch", "site", "site", "who", "why", "stopped_at");
    }

    @Override
    public void stop(String who, String why) {
        database.update(
                upsert,
                site,
                Names.check("who", who),
                Names.checkReason(why),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        LOG.warn("stop switch on site={}", site);
    }

    @Override
    public void release() {
        if (database.update(RELEASE, site) > 0) {
            LOG.info("stop switch off site={}", site);
        }
    }

    @Override
    public Optional<Stop> find() {
        return database
                .query(
                        FIND,
                        row -> new Stop(
                                row.getString("who"),
                                row.getString("why"),
                                row.getObject("stopped_at", OffsetDateTime.class)
                                        .toInstant()),
                        site)
                .stream()
                .findFirst();
    }
}
