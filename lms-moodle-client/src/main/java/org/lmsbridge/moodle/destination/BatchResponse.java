package org.lmsbridge.moodle.destination;

import java.util.List;

/**
 * What came of one batch: the requests that it took, and a verdict for every record. Immutable.
 *
 * @param requests the writing requests in order, parts of a call that was split one by one; empty where every record of
 *     the batch was refused before anything was sent
 * @param outcomes the verdicts in input order
 * @param resumeToken lets a flow go on after this batch
 * @param <T> the record
 */
public record BatchResponse<T>(
        List<RequestSummary> requests, List<RecordOutcome<T>> outcomes, ResumeToken resumeToken) {

    /** Keeps copies of the lists. */
    public BatchResponse {
        requests = List.copyOf(requests);
        outcomes = List.copyOf(outcomes);
    }
}
