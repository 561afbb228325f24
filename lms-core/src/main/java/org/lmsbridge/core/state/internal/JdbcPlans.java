package org.lmsbridge.core.state.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanHeader;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.state.Plans;

/** Plans in tables. A plan is BUILDING while it is written, then READY, and TAKEN once somebody applies it. */
final class JdbcPlans implements Plans {
    private static final String CREATE =
            "insert into lms_plan (id, site, created_at, status) values (?, ?, ?, 'BUILDING')";

    private static final String FIND = "select id, site, created_at, header from lms_plan"
            + " where id = ? and site = ? and status in ('READY', 'TAKEN')";

    /** One statement decides, so that of several processes only one has the plan. */
    private static final String TAKE =
            "update lms_plan set status = 'TAKEN' where id = ? and site = ? and status = 'READY'";

    private static final String FORGET_UNFINISHED = "delete from lms_plan where status = 'BUILDING'";

    private final String site;
    private final Database database;
    private final Clock clock;

    JdbcPlans(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public PlanWriter create() {
        // The database keeps microseconds, and a plan has to read the same before and after.
        var createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = UUID.randomUUID().toString();
        database.update(CREATE, id, site, createdAt);
        return new JdbcPlanWriter(database, id, site, createdAt);
    }

    @Override
    public Optional<ChangePlan> find(String id) {
        return database.query(FIND, JdbcPlans::header, id, site).stream()
                .<ChangePlan>map(header -> new StoredPlan(header, database))
                .findFirst();
    }

    @Override
    public boolean take(String id) {
        return database.update(TAKE, id, site) == 1;
    }

    /** Deletes what a killed process began. Only for whoever has the database for itself. */
    static void forgetUnfinished(Database database) {
        database.update(FORGET_UNFINISHED);
    }

    private static PlanHeader header(ResultSet row) throws SQLException {
        Tally tally = Json.read(row.getString("header"), new TypeReference<>() {});
        return new PlanHeader(
                row.getString("id"),
                row.getString("site"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                tally.counts(),
                tally.findings(),
                tally.digest());
    }

    /** What is known of a plan only when it is finished. */
    record Tally(Map<ChangeKind, Long> counts, long findings, String digest) {
        Tally {
            counts = Map.copyOf(counts);
        }
    }
}
