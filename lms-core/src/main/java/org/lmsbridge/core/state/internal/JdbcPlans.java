package org.lmsbridge.core.state.internal;

import java.io.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanEntry;
import org.lmsbridge.core.plan.PlanStatus;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.state.Plans;
import org.lmsbridge.core.state.StateException;

/** Plans in tables. A plan is BUILDING while it is written, and then what {@link PlanStatus} says. */
final class JdbcPlans implements Plans {
    private static final String CREATE =
            "insert into lms_plan (id, site, created_at, status) values (?, ?, ?, 'BUILDING')";

    private static final String FIND =
            "select " + PlanRow.COLUMNS + " from lms_plan where id = ? and site = ? and status <> 'BUILDING'";

    private static final String LIST = "select " + PlanRow.COLUMNS + " from lms_plan"
            + " where site = ? and seq < ? and status <> 'BUILDING' order by site, seq desc limit ?";

    private static final String WAITING = "select " + PlanRow.COLUMNS + " from lms_plan"
            + " where site = ? and status = 'STOPPED' order by site, status, seq desc limit ?";

    private static final String SEQ = "select seq from lms_plan where id = ? and site = ?";

    private static final String KNOWN = "select id from lms_plan where id = ?";

    private static final String REJECT = "update lms_plan set status = 'REJECTED', approved_at = null,"
            + " decided_by = ?, decided_at = ?"
            + " where id = ? and site = ? and status in ('READY', 'STOPPED', 'APPROVED')";

    /** Only if nobody decided since the plan was looked at: an approval must not get lost. */
    private static final String STOP = "update lms_plan set status = 'STOPPED', reasons = ?, approved_at = null"
            + " where id = ? and site = ? and status = ?"
            + " and decided_at is not distinct from cast(? as timestamp with time zone)";

    private static final String PASS =
            "update lms_plan set status = 'READY', reasons = null where id = ? and site = ? and status = 'STOPPED'";

    /** One statement decides, so that of several processes only one has the plan. */
    private static final String TAKE = "update lms_plan set taken_from = status, status = 'APPLYING', run_id = ?"
            + " where id = ? and site = ? and status in ('READY', 'APPROVED')";

    private static final String GIVE_BACK = "update lms_plan set status = taken_from, run_id = null"
            + " where id = ? and site = ? and status = 'APPLYING' and run_id = ?";

    private static final String END =
            "update lms_plan set status = ? where id = ? and site = ? and status = 'APPLYING' and run_id = ?";

    private static final String DELETE =
            "delete from lms_plan where site = ? and created_at < ? and status not in ('BUILDING', 'APPLYING')";

    private static final String DELETE_ABANDONED =
            "delete from lms_plan where site = ? and created_at < ? and status = ?";

    /** No plan is written for longer than this, unless its process was killed. */
    private static final Duration LONGEST_WRITING = Duration.ofDays(1);

    /** No run lasts longer than this, unless its process was killed. */
    private static final Duration LONGEST_RUN = Duration.ofDays(7);

    private static final String FORGET_UNFINISHED = "delete from lms_plan where status = 'BUILDING'";

    private final String site;
    private final Database database;
    private final Clock clock;
    private final JdbcApprovals approvals;

    JdbcPlans(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.approvals = new JdbcApprovals(site, database);
    }

    @Override
    public PlanWriter create() {
        return begin(UUID.randomUUID().toString(), now());
    }

    @Override
    public ChangePlan read(Reader in) {
        return PlanJsonReader.read(in, (id, of, createdAt) -> {
            if (!of.equals(site)) {
                throw new StateException("plan %s is for %s, not for %s".formatted(id, of, site));
            }
            if (!database.query(KNOWN, row -> row.getString(1), id).isEmpty()) {
                throw new StateException("plan %s is kept already: apply that one, or make a new one".formatted(id));
            }
            return begin(id, createdAt.truncatedTo(ChronoUnit.MICROS));
        });
    }

    private JdbcPlanWriter begin(String id, Instant createdAt) {
        database.update(CREATE, id, site, createdAt);
        return new JdbcPlanWriter(database, id, site, createdAt);
    }

    @Override
    public Optional<ChangePlan> find(String id) {
        return entry(id).map(entry -> new StoredPlan(entry.header(), database));
    }

    @Override
    public Optional<PlanEntry> entry(String id) {
        return database.query(FIND, PlanRow::entry, id, site).stream().findFirst();
    }

    @Override
    public List<PlanEntry> list(Optional<String> after, int limit) {
        long seq = after.map(this::seq).orElse(Long.MAX_VALUE);
        return database.query(LIST, PlanRow::entry, site, seq, Chunks.checkLimit(limit));
    }

    @Override
    public List<PlanEntry> stopped(int limit) {
        return database.query(WAITING, PlanRow::entry, site, Chunks.checkLimit(limit));
    }

    @Override
    public void approve(String id, String who) {
        var plan = find(id).orElseThrow(() -> missing(id));
        approvals.approve(plan, entry(id).orElseThrow(() -> missing(id)), Names.check("who", who), now());
    }

    @Override
    public void reject(String id, String who) {
        if (database.update(REJECT, Names.check("who", who), now(), id, site) == 0) {
            var entry = entry(id).orElseThrow(() -> missing(id));
            throw new StateException("plan %s cannot be rejected: it is %s".formatted(id, entry.status()));
        }
    }

    @Override
    public Optional<String> approvalFor(ChangePlan plan, Set<ChangeKind> kinds, Instant since) {
        return approvals.covering(plan, kinds, since);
    }

    @Override
    public void stop(PlanEntry seen, List<Tripped> reasons) {
        database.update(
                STOP,
                Json.write(reasons),
                seen.header().id(),
                site,
                seen.status().name(),
                seen.decision().map(PlanEntry.Decision::at).orElse(null));
    }

    @Override
    public void pass(String id) {
        database.update(PASS, id, site);
    }

    @Override
    public boolean take(String id, String runId) {
        return database.update(TAKE, runId, id, site) == 1;
    }

    @Override
    public void giveBack(String id, String runId) {
        database.update(GIVE_BACK, id, site, runId);
    }

    @Override
    public void end(String id, String runId, PlanStatus end) {
        if (end != PlanStatus.APPLIED && end != PlanStatus.BROKEN_OFF) {
            throw new IllegalArgumentException("a plan ends as APPLIED or BROKEN_OFF, not as " + end);
        }
        database.update(END, end.name(), id, site, runId);
    }

    @Override
    public int deleteOlderThan(Duration age) {
        var now = now();
        return database.inTransaction(session -> session.update(DELETE, site, now.minus(age))
                + session.update(DELETE_ABANDONED, site, now.minus(LONGEST_WRITING), "BUILDING")
                + session.update(
                        DELETE_ABANDONED, site, now.minus(age).minus(LONGEST_RUN), PlanStatus.APPLYING.name()));
    }

    /** Deletes what a killed process began. Only for whoever has the database for itself. */
    static void forgetUnfinished(Database database) {
        database.update(FORGET_UNFINISHED);
    }

    private long seq(String id) {
        return database.query(SEQ, row -> row.getLong(1), id, site).stream()
                .findFirst()
                .orElseThrow(() -> missing(id));
    }

    private StateException missing(String id) {
        return new StateException(
                "plan %s of %s is not kept: it never was finished, or is deleted".formatted(id, site));
    }

    /** The database keeps microseconds, and a plan has to read the same before and after. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
