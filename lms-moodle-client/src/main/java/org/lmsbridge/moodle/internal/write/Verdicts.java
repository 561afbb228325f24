package org.lmsbridge.moodle.internal.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.ErrorCodes;
import org.lmsbridge.moodle.model.Warning;
import org.lmsbridge.moodle.model.Warnings;

/** Makes verdicts of answers. */
public final class Verdicts {
    private Verdicts() {}

    /**
     * Gives every record the same verdict: done.
     *
     * @param records the records
     * @param <T> the record
     * @return the verdicts
     */
    public static <T> List<Optional<Verdict<Done>>> done(List<T> records) {
        return records.stream().map(record -> done()).toList();
    }

    /** {@return the verdict for a record that the site has} */
    public static Optional<Verdict<Done>> done() {
        return Optional.of(new Verdict.Written<>(Done.DONE));
    }

    /**
     * Makes verdicts of warnings: what is not warned of is done.
     *
     * @param function the function
     * @param records the records
     * @param id the number by which warnings name a record
     * @param warnings the warnings
     * @param <T> the record
     * @return the verdicts
     */
    public static <T> List<Optional<Verdict<Done>>> warned(
            String function, List<T> records, ToLongFunction<T> id, Warnings warnings) {
        Map<Long, Warning> byId = new HashMap<>();
        for (Warning warning : warnings.warnings()) {
            warning.itemid().ifPresent(item -> byId.put(item, warning));
        }
        return records.stream()
                .map(record -> verdict(function, Optional.ofNullable(byId.get(id.applyAsLong(record)))))
                .toList();
    }

    private static Optional<Verdict<Done>> verdict(String function, Optional<Warning> warning) {
        return warning.isEmpty()
                ? done()
                : Optional.of(new Verdict.Rejected<>(ErrorCodes.exception(
                        function, warning.get().warningcode(), warning.get().message())));
    }
}
