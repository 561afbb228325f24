package org.lmsbridge.core.state.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Severity;

/** Reads findings of plans and of runs, whose columns are the same. */
final class FindingRow {
    private FindingRow() {}

    static Finding read(ResultSet row) throws SQLException {
        return new Finding(
                row.getString("code"),
                Severity.valueOf(row.getString("severity")),
                row.getString("subject"),
                row.getString("message"),
                row.getString("remedy"));
    }
}
