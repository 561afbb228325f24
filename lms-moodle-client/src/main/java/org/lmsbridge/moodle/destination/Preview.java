package org.lmsbridge.moodle.destination;

import java.util.List;

/**
 * What would be done with one batch. Immutable.
 *
 * @param requests the requests that would be sent, in order; what a site would refuse only then shows here too
 * @param rejected the records that would not be sent, and why
 * @param <T> the record
 */
public record Preview<T>(List<PreviewedRequest> requests, List<RecordOutcome<T>> rejected) {

    /** Keeps copies of the lists. */
    public Preview {
        requests = List.copyOf(requests);
        rejected = List.copyOf(rejected);
    }
}
