package org.lmsbridge.core.state.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanHeader;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.StateException;

/** Writes a plan into its tables as it is made, and keeps only counts and digests of it. */
final class JdbcPlanWriter implements PlanWriter {
    private static final int FINDINGS_AT_A_TIME = 500;

    private static final String ADD_SEGMENT =
            "insert into lms_plan_segment (plan_id, phase, seq, title, changes) values (?, ?, ?, ?, ?)";

    private static final String ADD_FINDING = "insert into lms_plan_finding"
            + " (plan_id, seq, code, severity, subject, message, remedy) values (?, ?, ?, ?, ?, ?, ?)";

    /** Without a conflict clause, which every database spells its own way: one thread at a time writes a plan. */
    private static final String CLAIM = "insert into lms_plan_claim (plan_id, scope, claimed, owner)"
            + " select cast(? as varchar), cast(? as varchar), wanted.claimed, wanted.owner"
            + " from unnest(cast(? as varchar array), cast(? as varchar array)) as wanted (claimed, owner)"
            + " where not exists (select 1 from lms_plan_claim c"
            + " where c.plan_id = ? and c.scope = ? and c.claimed = wanted.claimed)";

    /** An outer join for the same reason as in {@link JdbcLinks}; after the claim, every key has a holder. */
    private static final String CLAIMED = "select c.claimed, c.owner"
            + " from unnest(cast(? as varchar array)) as wanted (claimed) left join lms_plan_claim c"
            + " on c.plan_id = ? and c.scope = ? and c.claimed = wanted.claimed";

    private static final String FORGET_CLAIMS = "delete from lms_plan_claim where plan_id = ?";
    private static final String FINISH = "update lms_plan set status = 'READY', header = ? where id = ?";
    private static final String FORGET = "delete from lms_plan where id = ? and status = 'BUILDING'";

    private final Database database;
    private final String id;
    private final String site;
    private final Instant createdAt;
    private final Map<ChangeKind, Long> counts = new EnumMap<>(ChangeKind.class);
    private final CourseTallies courses = new CourseTallies();
    private final PlanDigest digest = new PlanDigest();
    private final List<Finding> findings = new ArrayList<>();
    private PlanBase base = PlanBase.NONE;
    private int findingsStored;
    private int segments;
    private boolean ended;

    JdbcPlanWriter(Database database, String id, String site, Instant createdAt) {
        this.database = database;
        this.id = id;
        this.site = site;
        this.createdAt = createdAt;
    }

    @Override
    public void add(Segment segment) {
        checkOpen();
        if (segment.changes().isEmpty()) {
            return;
        }
        segments++;
        database.update(
                ADD_SEGMENT, id, segment.phase().name(), segments, segment.title(), Json.write(segment.changes()));
        for (var change : segment.changes()) {
            digest.add(segment.phase(), change);
            counts.merge(change.kind(), 1L, Long::sum);
            courses.count(change);
        }
    }

    @Override
    public void add(Finding finding) {
        checkOpen();
        findings.add(finding);
        if (findings.size() == FINDINGS_AT_A_TIME) {
            database.inTransaction(this::storeFindings);
        }
    }

    @Override
    public void base(PlanBase stated) {
        checkOpen();
        base = stated;
    }

    @Override
    public void base(String course, long enrolments) {
        checkOpen();
        courses.base(course, enrolments);
    }

    @Override
    public Map<String, String> claim(String scope, Map<String, String> owners) {
        checkOpen();
        var holders = new HashMap<String, String>();
        database.inTransaction(session -> {
            for (var keys : Chunks.of(owners.keySet()).toList()) {
                var wanted = keys.stream().map(owners::get).toList();
                session.update(CLAIM, id, scope, keys, wanted, id, scope);
                session.query(CLAIMED, row -> Map.entry(row.getString(1), row.getString(2)), keys, id, scope)
                        .forEach(claim -> holders.put(claim.getKey(), claim.getValue()));
            }
            return holders.size();
        });
        return holders;
    }

    @Override
    public ChangePlan finish() {
        return finish(digest::asHex);
    }

    /** Ends a plan that was read, if its changes are those that were written. */
    ChangePlan finish(String expected) {
        return finish(() -> {
            var found = digest.asHex();
            if (!found.equals(expected)) {
                throw new StateException(
                        "plan %s was changed since it was written: make a new plan instead".formatted(id));
            }
            return found;
        });
    }

    private ChangePlan finish(Supplier<String> wholeDigest) {
        checkOpen();
        var header = database.inTransaction(session -> {
            storeFindings(session);
            session.update(FORGET_CLAIMS, id);
            courses.store(session, id);
            var tally = new PlanRow.Tally(counts, findingsStored, wholeDigest.get(), base);
            session.update(FINISH, Json.write(tally), id);
            return new PlanHeader(id, site, createdAt, counts, findingsStored, tally.digest(), base);
        });
        ended = true;
        return new StoredPlan(header, database);
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            database.update(FORGET, id);
        }
    }

    private int storeFindings(Session session) throws SQLException {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var finding : findings) {
            findingsStored++;
            rows.add(new @Nullable Object[] {
                id,
                findingsStored,
                finding.code(),
                finding.severity().name(),
                finding.subject(),
                finding.message(),
                finding.remedy()
            });
        }
        session.batch(ADD_FINDING, rows);
        findings.clear();
        return rows.size();
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("plan " + id + " is finished or closed; begin a new one");
        }
    }
}
