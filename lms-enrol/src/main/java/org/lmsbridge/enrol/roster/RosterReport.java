package org.lmsbridge.enrol.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.roster.RosterChange;

/**
 * What an import did. Immutable.
 *
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param coursesRead how many courses could be read in full
 * @param coursesUnread how many could not; what was delivered of them before stays as it is
 * @param delivered how many changes the sink took
 * @param findings what a person may want to know
 */
public record RosterReport(
        Instant startedAt,
        Instant endedAt,
        int coursesRead,
        int coursesUnread,
        Map<RosterChange.Type, Long> delivered,
        List<Finding> findings) {
    public RosterReport {
        delivered = Map.copyOf(delivered);
        findings = List.copyOf(findings);
    }

    /** {@return whether everything could be read} */
    public boolean complete() {
        return coursesUnread == 0;
    }

    /** {@return in one line} */
    public String asText() {
        return "read=%d unread=%d delivered=%s findings=%d"
                .formatted(coursesRead, coursesUnread, new TreeMap<>(delivered), findings.size());
    }
}
