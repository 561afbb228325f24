package org.lmsbridge.core.state.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanEntry;
import org.lmsbridge.core.plan.PlanHeader;
import org.lmsbridge.core.plan.PlanStatus;

/** Reads rows of the table of plans. */
final class PlanRow {
    static final String COLUMNS = "id, site, created_at, header, status, reasons, decided_by, decided_at, run_id";

    private PlanRow() {}

    static PlanEntry entry(ResultSet row) throws SQLException {
        var reasons = row.getString("reasons");
        return new PlanEntry(
                header(row),
                PlanStatus.valueOf(row.getString("status")),
                reasons == null ? List.of() : Json.read(reasons, new TypeReference<List<Tripped>>() {}),
                decision(row),
                Optional.ofNullable(row.getString("run_id")));
    }

    private static Optional<PlanEntry.Decision> decision(ResultSet row) throws SQLException {
        var who = row.getString("decided_by");
        return who == null ? Optional.empty() : Optional.of(new PlanEntry.Decision(who, instant(row, "decided_at")));
    }

    private static PlanHeader header(ResultSet row) throws SQLException {
        Tally tally = Json.read(row.getString("header"), new TypeReference<>() {});
        return new PlanHeader(
                row.getString("id"),
                row.getString("site"),
                instant(row, "created_at"),
                tally.counts(),
                tally.findings(),
                tally.digest(),
                tally.base() == null ? PlanBase.NONE : tally.base());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** What is known of a plan only when it is finished. Plans of version 1 have no base. */
    record Tally(
            Map<ChangeKind, Long> counts,
            long findings,
            String digest,
            @Nullable PlanBase base) {
        Tally {
            counts = Map.copyOf(counts);
        }
    }
}
