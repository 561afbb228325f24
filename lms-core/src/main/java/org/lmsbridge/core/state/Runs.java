package org.lmsbridge.core.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;

/** The runs of one site. Thread-safe; durable when a call returns. */
public interface Runs {
    /**
     * Writes down how far a run has come.
     *
     * @param report the run up to now; replaces what was written of it before
     * @param more the findings that came since it was last written; added to those that are there
     */
    void save(RunReport report, List<Finding> more);

    /**
     * Lists runs, newest first.
     *
     * @param after the last run of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page, without findings; shorter than the limit only at the end
     */
    List<RunReport> list(Optional<String> after, int limit);

    /**
     * Finds a run.
     *
     * @param runId the run
     * @return its report with its first findings, if it is kept
     */
    Optional<RunReport> find(String runId);

    /**
     * Reads what a run had to say.
     *
     * @param runId the run; one that is not kept has nothing to say
     * @return all its findings in the order of the work, read as the stream advances; to be closed
     */
    Stream<Finding> findings(String runId);

    /**
     * Deletes runs that began longer ago than a period, with their findings.
     *
     * @param age the period
     * @return how many were deleted
     */
    int deleteOlderThan(Duration age);
}
