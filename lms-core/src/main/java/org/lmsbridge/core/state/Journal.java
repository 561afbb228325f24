package org.lmsbridge.core.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.lmsbridge.core.plan.ChangeOutcome;

/**
 * What was intended on one site and what came of it. Thread-safe; durable when a call returns. The first two methods
 * have the shape of the Moodle client's {@code WriteLog}, and are handed to it by method reference.
 */
public interface Journal {
    /**
     * Writes down that a request is about to be sent.
     *
     * @param operation the web service function
     * @param subjects what it writes, as natural keys
     * @return a ticket for {@link #settle}
     */
    String intend(String operation, List<String> subjects);

    /**
     * Writes down what came of a request.
     *
     * @param ticket of {@link #intend}
     * @param outcome how it ended, as the client names it: {@code APPLIED}, {@code REFUSED}, {@code NOT_SENT} or
     *     {@code IN_DOUBT}
     * @param results new ids by subject, where there are any
     */
    void settle(String ticket, String outcome, Map<String, String> results);

    /**
     * Lists requests of which nobody knows what came: never settled, or settled as in doubt.
     *
     * @param limit how many at most; 1 to 1,000
     * @return oldest first
     */
    List<OpenIntent> open(int limit);

    /**
     * Takes requests off the list of {@link #open}, because the site was asked and the links are right. Ones that are
     * settled or do not exist are no fault.
     *
     * @param tickets of {@link #open}
     */
    void resolve(List<String> tickets);

    /** {@return a place in the journal: everything that is intended from now on comes after it} */
    String mark();

    /**
     * Says whether a request that was intended after a place may have reached the site: one that was neither refused
     * nor kept from being sent. Requests of other runs count too, so the answer may be yes without need.
     *
     * @param mark of {@link #mark}
     * @return whether anything may have been written since
     */
    boolean writtenSince(String mark);

    /**
     * Writes down how changes of a run ended.
     *
     * @param runId the run
     * @param outcomes how they ended
     */
    void record(String runId, List<ChangeOutcome> outcomes);

    /**
     * Deletes requests that were intended, and changes that were recorded, longer ago than a period. Never a request
     * that is on the list of {@link #open}.
     *
     * @param age the period
     * @return how many were deleted
     */
    int deleteOlderThan(Duration age);

    /**
     * A request of which nobody knows what came.
     *
     * @param ticket its ticket
     * @param operation the web service function
     * @param subjects what it was to write
     */
    record OpenIntent(String ticket, String operation, List<String> subjects) {
        public OpenIntent {
            subjects = List.copyOf(subjects);
        }
    }
}
