package org.lmsbridge.core.state.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Journal;
import org.lmsbridge.core.state.StateException;

/** The journal in two tables: one of requests, one of changes. */
final class JdbcJournal implements Journal {
    private static final String IN_DOUBT = "IN_DOUBT";
    private static final Set<String> OUTCOMES = Set.of("APPLIED", "REFUSED", "NOT_SENT", IN_DOUBT);

    private static final String INTEND = "insert into lms_journal_request"
            + " (site, operation, subjects, intended_at, in_doubt) values (?, ?, ?, ?, true)";

    private static final String SETTLE = "update lms_journal_request"
            + " set outcome = ?, results = ?, in_doubt = ?, settled_at = ? where site = ? and ticket = ?";

    private static final String RESOLVE = "update lms_journal_request"
            + " set outcome = 'RESOLVED', in_doubt = false, settled_at = ?"
            + " where site = ? and ticket = ? and in_doubt = true";

    private static final String OPEN = "select ticket, operation, subjects from lms_journal_request"
            + " where site = ? and in_doubt = true order by site, in_doubt, ticket limit ?";

    private static final String RECORD = "insert into lms_journal_change"
            + " (site, run_id, subject, kind, expected, wanted, result, finding_code, recorded_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String NEWEST = "select max(ticket) from lms_journal_request";

    /** Asked for both values of {@code in_doubt}, because the index begins with them. */
    private static final String WRITTEN = "select ticket from lms_journal_request"
            + " where site = ? and in_doubt = ? and ticket > ?"
            + " and (outcome is null or outcome not in ('REFUSED', 'NOT_SENT'))"
            + " order by site, in_doubt, ticket limit 1";

    private static final String DELETE_REQUESTS =
            "delete from lms_journal_request where site = ? and in_doubt = false and intended_at < ?";

    private static final String DELETE_CHANGES = "delete from lms_journal_change where site = ? and recorded_at < ?";

    private final String site;
    private final Database database;
    private final Clock clock;

    JdbcJournal(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String intend(String operation, List<String> subjects) {
        var ticket = database.inTransaction(
                session -> session.insert(INTEND, site, operation, Json.write(subjects), clock.instant()));
        return String.valueOf(ticket);
    }

    @Override
    public void settle(String ticket, String outcome, Map<String, String> results) {
        if (!OUTCOMES.contains(outcome)) {
            throw new IllegalArgumentException("outcome must be one of " + OUTCOMES + ", not " + outcome);
        }
        int settled = database.update(
                SETTLE, outcome, Json.write(results), outcome.equals(IN_DOUBT), clock.instant(), site, number(ticket));
        if (settled == 0) {
            throw unknown(ticket);
        }
    }

    @Override
    public List<OpenIntent> open(int limit) {
        return database.query(OPEN, JdbcJournal::intent, site, Chunks.checkLimit(limit));
    }

    @Override
    public void resolve(List<String> tickets) {
        var now = clock.instant();
        var rows = tickets.stream()
                .map(ticket -> new @Nullable Object[] {now, site, number(ticket)})
                .toList();
        database.inTransaction(session -> {
            session.batch(RESOLVE, rows);
            return rows.size();
        });
    }

    @Override
    public String mark() {
        return String.valueOf(database.query(NEWEST, row -> row.getLong(1)).get(0));
    }

    @Override
    public boolean writtenSince(String mark) {
        return Stream.of(true, false)
                .anyMatch(inDoubt -> !database.query(WRITTEN, row -> row.getLong(1), site, inDoubt, number(mark))
                        .isEmpty());
    }

    @Override
    public void record(String runId, List<ChangeOutcome> outcomes) {
        var now = clock.instant();
        var rows = outcomes.stream().map(outcome -> row(runId, outcome, now)).toList();
        database.inTransaction(session -> {
            session.batch(RECORD, rows);
            return rows.size();
        });
    }

    @Override
    public int deleteOlderThan(Duration age) {
        var before = clock.instant().minus(age);
        return database.update(DELETE_REQUESTS, site, before) + database.update(DELETE_CHANGES, site, before);
    }

    private @Nullable Object[] row(String runId, ChangeOutcome outcome, Instant now) {
        var change = outcome.change();
        return new @Nullable Object[] {
            site,
            runId,
            change.subject(),
            change.kind().name(),
            Json.write(change.expects()),
            Json.write(change.values()),
            outcome.result().name(),
            outcome.finding().map(Finding::code).orElse(null),
            now
        };
    }

    private long number(String ticket) {
        try {
            return Long.parseLong(ticket);
        } catch (NumberFormatException e) {
            throw unknown(ticket);
        }
    }

    private StateException unknown(String ticket) {
        return new StateException("the journal of %s has no request with ticket %s: settle with what intend gave"
                .formatted(site, ticket));
    }

    private static OpenIntent intent(ResultSet row) throws SQLException {
        return new OpenIntent(
                String.valueOf(row.getLong("ticket")),
                row.getString("operation"),
                Json.read(row.getString("subjects"), new TypeReference<>() {}));
    }
}
