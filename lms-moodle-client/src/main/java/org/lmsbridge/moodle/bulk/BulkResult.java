package org.lmsbridge.moodle.bulk;

import java.util.List;
import java.util.Optional;
import org.lmsbridge.moodle.error.MoodleException;

/**
 * What became of every record of a bulk write, in the order in which the records were given. Immutable.
 *
 * @param <T> the record
 * @param <R> what a write gives back
 */
public final class BulkResult<T, R> {
    private final List<Outcome<T, R>> outcomes;

    /**
     * Collects outcomes.
     *
     * @param outcomes one per record, in input order
     */
    public BulkResult(List<Outcome<T, R>> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    /** {@return one outcome per record, in input order} */
    public List<Outcome<T, R>> outcomes() {
        return outcomes;
    }

    /** {@return the outcomes of records that the site has now, whether written or so before} */
    public List<Outcome<T, R>> written() {
        return outcomes.stream()
                .filter(outcome -> value(outcome.verdict()).isPresent())
                .toList();
    }

    /** {@return the outcomes of records that cannot be written as they are} */
    public List<Outcome<T, R>> rejected() {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict() instanceof Verdict.Rejected)
                .toList();
    }

    /** {@return the outcomes that nobody knows} */
    public List<Outcome<T, R>> inDoubt() {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict() instanceof Verdict.InDoubt)
                .toList();
    }

    /** {@return the outcomes of records that were left alone because the site could not be written to} */
    public List<Outcome<T, R>> notAttempted() {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict() instanceof Verdict.NotAttempted)
                .toList();
    }

    /** {@return whether the site has every record} */
    public boolean complete() {
        return written().size() == outcomes.size();
    }

    /**
     * Gives what a verdict carries for a record that the site has.
     *
     * @param verdict the verdict
     * @param <R> what a write gives back
     * @return the value, empty where the site does not have the record for sure
     */
    public static <R> Optional<R> value(Verdict<R> verdict) {
        if (verdict instanceof Verdict.Written<R> written) {
            return Optional.of(written.value());
        }
        return verdict instanceof Verdict.AlreadySo<R> so ? Optional.of(so.value()) : Optional.empty();
    }

    /**
     * Gives why a record was not written.
     *
     * @param verdict the verdict
     * @param <R> what a write gives back
     * @return the reason, empty where the site has the record
     */
    public static <R> Optional<MoodleException> reason(Verdict<R> verdict) {
        if (verdict instanceof Verdict.Rejected<R> rejected) {
            return Optional.of(rejected.reason());
        }
        if (verdict instanceof Verdict.InDoubt<R> doubt) {
            return Optional.of(doubt.reason());
        }
        return verdict instanceof Verdict.NotAttempted<R> not ? Optional.of(not.reason()) : Optional.empty();
    }

    /** {@return the counts, such as {@code 3 records: 2 written, 1 rejected}} */
    @Override
    public String toString() {
        return "%d records: %d written, %d rejected, %d in doubt, %d not attempted"
                .formatted(
                        outcomes.size(),
                        written().size(),
                        rejected().size(),
                        inDoubt().size(),
                        notAttempted().size());
    }
}
