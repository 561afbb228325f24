package org.lmsbridge.moodle.bulk;

import java.util.Optional;

/**
 * A function that writes, and what is known of it. Immutable.
 *
 * @param function the web service function
 * @param list the list parameter that takes many records; empty where a call is about one record
 * @param allOrNothing whether the site undoes the whole call when one record is bad
 * @param repeatable whether the same call twice does no harm
 */
public record BulkCall(String function, Optional<String> list, boolean allOrNothing, boolean repeatable) {

    /**
     * Describes a function of which nothing is known: one record per call, never repeated.
     *
     * @param function the web service function
     * @return the call
     */
    public static BulkCall of(String function) {
        return new BulkCall(function, Optional.empty(), false, false);
    }
}
