package org.lmsbridge.moodle.destination;

import java.util.Optional;
import java.util.OptionalLong;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.MoodleException;

/**
 * A record of a flow and what became of it. Immutable. {@code toString} leaves the record out, which may hold passwords.
 *
 * @param position the record's place in the input, from 1
 * @param record the record as it was given
 * @param verdict what became of it
 * @param <T> the record
 */
public record RecordOutcome<T>(long position, T record, Verdict<?> verdict) {

    /** {@return the number that the site gave it, where it was created} */
    public OptionalLong newId() {
        return BulkResult.value(verdict).orElse(null) instanceof Long id ? OptionalLong.of(id) : OptionalLong.empty();
    }

    /** {@return why it was not written, with a remedy; empty where the site has it} */
    public Optional<MoodleException> reason() {
        return BulkResult.reason(verdict).map(MoodleException.class::cast);
    }

    @Override
    public String toString() {
        return "record " + position + ": " + verdict.getClass().getSimpleName();
    }
}
