package org.lmsbridge.moodle.bulk;

import java.util.Optional;
import org.lmsbridge.moodle.error.MoodleException;

/**
 * A record and what became of it. Immutable.
 *
 * @param record the record as it was given
 * @param verdict what became of it
 * @param <T> the record
 * @param <R> what a write gives back
 */
public record Outcome<T, R>(T record, Verdict<R> verdict) {

    /** {@return what the write gave back, such as the new number; empty where the site has not got it for sure} */
    public Optional<R> value() {
        return BulkResult.value(verdict);
    }

    /** {@return why the record was not written, with a remedy; empty where the site has it} */
    public Optional<MoodleException> reason() {
        return BulkResult.reason(verdict);
    }
}
