package org.lmsbridge.moodle.destination;

import java.util.Map;
import org.lmsbridge.moodle.WriteLog;

/**
 * A request that wrote, or tried to. Immutable.
 *
 * @param function the web service function
 * @param records how many records travelled in it
 * @param outcome what became of it
 * @param newIds new numbers by subject as in {@link WriteLog}, where the function gives any
 */
public record RequestSummary(String function, int records, WriteLog.Outcome outcome, Map<String, String> newIds) {

    /** Keeps a copy of the numbers. */
    public RequestSummary {
        newIds = Map.copyOf(newIds);
    }
}
