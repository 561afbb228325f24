package org.lmsbridge.completion;

import java.util.List;
import org.lmsbridge.core.report.Finding;

/**
 * What a look found. Immutable.
 *
 * @param sweep whether all learners were looked at
 * @param learners how many learners were asked about
 * @param completions how many completions are new
 * @param withdrawals how many completions are there no more
 * @param scores of how many registrations scores were given to the records
 * @param findings what a person may want to know
 */
public record LookReport(
        boolean sweep, int learners, int completions, int withdrawals, int scores, List<Finding> findings) {
    public LookReport {
        findings = List.copyOf(findings);
    }
}
