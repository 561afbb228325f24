package org.lmsbridge.core.state.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanEntry;
import org.lmsbridge.core.state.StateException;

/** What people let pass: for each approved plan the changes that the approval covers, by kind and subject. */
final class JdbcApprovals {
    /** How many approvals are compared with a plan: each costs a reading of the plan. */
    private static final int CANDIDATES = 20;

    private static final String APPROVE = "update lms_plan set status = 'APPROVED', approved_at = ?,"
            + " decided_by = ?, decided_at = ? where id = ? and site = ? and status = 'STOPPED'";

    private static final String CLEAR = "delete from lms_approval_change where plan_id = ?";

    /** A plan may have a change twice; the set has it once. */
    private static final String COVER = "insert into lms_approval_change (plan_id, kind, subject)"
            + " select distinct cast(? as varchar), wanted.kind, wanted.subject"
            + " from unnest(cast(? as varchar array), cast(? as varchar array)) as wanted (kind, subject)"
            + " where not exists (select 1 from lms_approval_change a"
            + " where a.plan_id = ? and a.kind = wanted.kind and a.subject = wanted.subject)";

    /** An outer join for the same reason as in {@link JdbcLinks}: it begins with what is wanted. */
    private static final String COVERED = "select count(a.subject)"
            + " from unnest(cast(? as varchar array), cast(? as varchar array)) as wanted (kind, subject)"
            + " left join lms_approval_change a"
            + " on a.plan_id = ? and a.kind = wanted.kind and a.subject = wanted.subject";

    private static final String STANDING =
            "select id from lms_plan where site = ? and approved_at > ?" + " order by site, approved_at desc limit ?";

    private final String site;
    private final Database database;

    JdbcApprovals(String site, Database database) {
        this.site = site;
        this.database = database;
    }

    /** In one transaction, so that an approval never covers a part of what the person saw. */
    void approve(ChangePlan plan, PlanEntry entry, String who, Instant at) {
        var id = plan.header().id();
        var kinds = covered(entry);
        boolean done = database.inTransaction(session -> {
            if (session.update(APPROVE, at, who, at, id, site) == 0) {
                return false;
            }
            session.update(CLEAR, id);
            cover(session, plan, kinds);
            return true;
        });
        if (!done) {
            throw new StateException("plan %s does not wait for approval: it is %s".formatted(id, entry.status()));
        }
    }

    Optional<String> covering(ChangePlan plan, Set<ChangeKind> kinds, Instant since) {
        return database.query(STANDING, row -> row.getString(1), site, since, CANDIDATES).stream()
                .filter(approval -> covers(approval, plan, kinds))
                .findFirst();
    }

    private static Set<ChangeKind> covered(PlanEntry entry) {
        var kinds = EnumSet.noneOf(ChangeKind.class);
        for (var kind : ChangeKind.values()) {
            if (kind.destructive()) {
                kinds.add(kind);
            }
        }
        entry.reasons().forEach(reason -> kinds.addAll(reason.measure().kinds()));
        return kinds;
    }

    private static void cover(Session session, ChangePlan plan, Set<ChangeKind> kinds) throws SQLException {
        var id = plan.header().id();
        try (var segments = plan.segments()) {
            var reader = segments.iterator();
            while (reader.hasNext()) {
                var changes = of(reader.next().changes(), kinds);
                session.update(COVER, id, kindsOf(changes), subjectsOf(changes), id);
            }
        }
    }

    private boolean covers(String approval, ChangePlan plan, Set<ChangeKind> kinds) {
        try (var segments = plan.segments()) {
            return segments.map(segment -> of(segment.changes(), kinds))
                    .filter(changes -> !changes.isEmpty())
                    .allMatch(changes -> coversAll(approval, changes));
        }
    }

    private boolean coversAll(String approval, List<Change> changes) {
        var found = database.query(COVERED, row -> row.getInt(1), kindsOf(changes), subjectsOf(changes), approval);
        return found.get(0) == changes.size();
    }

    private static List<Change> of(Collection<Change> changes, Set<ChangeKind> kinds) {
        return changes.stream().filter(change -> kinds.contains(change.kind())).toList();
    }

    private static List<String> kindsOf(List<Change> changes) {
        return changes.stream().map(change -> change.kind().name()).toList();
    }

    private static List<String> subjectsOf(List<Change> changes) {
        return changes.stream().map(Change::subject).toList();
    }
}
