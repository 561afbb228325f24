package org.lmsbridge.core.state.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.Runs;
import org.lmsbridge.core.state.StateException;

/** The history of runs in two tables: one of runs, one of their findings. */
final class JdbcRuns implements Runs {
    private static final int FINDINGS_AT_A_TIME = 500;

    private static final String COLUMNS =
            "id, plan_id, status, started_at, finished_at, applied, not_applied, findings";

    private static final String UPDATE = "update lms_run set status = ?, finished_at = ?, applied = ?, not_applied = ?,"
            + " findings = ? where id = ? and site = ?";

    private static final String INSERT = "insert into lms_run"
            + " (status, finished_at, applied, not_applied, findings, id, site, plan_id, started_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String ADD_FINDING = "insert into lms_run_finding"
            + " (run_id, seq, code, severity, subject, message, remedy) values (?, ?, ?, ?, ?, ?, ?)";

    private static final String FIND = "select " + COLUMNS + " from lms_run where id = ? and site = ?";

    private static final String LIST =
            "select " + COLUMNS + " from lms_run where site = ? and seq < ? order by site, seq desc limit ?";

    private static final String SEQ = "select seq from lms_run where id = ? and site = ?";

    private static final String NEXT_FINDINGS = "select seq, code, severity, subject, message, remedy"
            + " from lms_run_finding where run_id = ? and seq > ? order by run_id, seq limit ?";

    private static final String DELETE = "delete from lms_run where site = ? and started_at < ?";

    private final String site;
    private final Database database;
    private final Clock clock;

    JdbcRuns(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void save(RunReport report, List<Finding> more) {
        database.inTransaction(session -> {
            var status = report.status().name();
            var applied = Json.write(report.applied());
            var notApplied = Json.write(report.notApplied());
            int known = session.update(
                    UPDATE,
                    status,
                    report.finishedAt(),
                    applied,
                    notApplied,
                    report.findingsTotal(),
                    report.runId(),
                    site);
            if (known == 0) {
                session.update(
                        INSERT,
                        status,
                        report.finishedAt(),
                        applied,
                        notApplied,
                        report.findingsTotal(),
                        report.runId(),
                        site,
                        report.planId(),
                        report.startedAt());
            }
            session.batch(ADD_FINDING, rows(report, more));
            return known;
        });
    }

    @Override
    public List<RunReport> list(Optional<String> after, int limit) {
        long seq = after.map(this::seq).orElse(Long.MAX_VALUE);
        return database.query(LIST, row -> report(row, List.of()), site, seq, Chunks.checkLimit(limit));
    }

    @Override
    public Optional<RunReport> find(String runId) {
        return database.query(FIND, row -> report(row, first(runId)), runId, site).stream()
                .findFirst();
    }

    @Override
    public Stream<Finding> findings(String runId) {
        return database.query(SEQ, row -> row.getLong(1), runId, site).isEmpty()
                ? Stream.of()
                : OnDemand.stream(new FindingPages(runId));
    }

    @Override
    public int deleteOlderThan(Duration age) {
        return database.update(DELETE, site, clock.instant().minus(age));
    }

    private List<Finding> first(String runId) {
        try (var findings = OnDemand.stream(new FindingPages(runId))) {
            return findings.limit(RunReport.MAX_FINDINGS).toList();
        }
    }

    private long seq(String runId) {
        return database.query(SEQ, row -> row.getLong(1), runId, site).stream()
                .findFirst()
                .orElseThrow(() -> new StateException(
                        "run %s of %s is not kept; begin with the first page".formatted(runId, site)));
    }

    private static List<@Nullable Object[]> rows(RunReport report, List<Finding> more) {
        var rows = new ArrayList<@Nullable Object[]>();
        long seq = report.findingsTotal() - more.size();
        for (var finding : more) {
            seq++;
            rows.add(new @Nullable Object[] {
                report.runId(),
                seq,
                finding.code(),
                finding.severity().name(),
                finding.subject(),
                finding.message(),
                finding.remedy()
            });
        }
        return rows;
    }

    private static RunReport report(ResultSet row, List<Finding> findings) throws SQLException {
        return new RunReport(
                row.getString("id"),
                row.getString("plan_id"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                RunStatus.valueOf(row.getString("status")),
                Json.read(row.getString("applied"), new TypeReference<>() {}),
                Json.read(row.getString("not_applied"), new TypeReference<>() {}),
                findings,
                row.getLong("findings"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Reads some hundred findings at a time. */
    private final class FindingPages implements OnDemand.Pages<Finding> {
        private final String runId;
        private long seq;

        FindingPages(String runId) {
            this.runId = runId;
        }

        @Override
        public List<Finding> next() {
            var found = database.query(NEXT_FINDINGS, FindingRow::read, runId, seq, FINDINGS_AT_A_TIME);
            seq += found.size();
            return found;
        }
    }
}
