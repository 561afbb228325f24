package org.lmsbridge.moodle;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.internal.write.Verdicts;
import org.lmsbridge.moodle.internal.write.Writing;

/**
 * Writes of all-or-nothing functions that need no more than a name and a call. Changes in doubt that are the same when
 * made twice are made again. Creations in doubt are looked for where they have a key to be found by; what is not found
 * stays in doubt.
 */
record Simple<T, R>(
        String function,
        String list,
        Function<T, String> names,
        Function<List<T>, List<Optional<Verdict<R>>>> call,
        boolean repeatable,
        Function<T, Optional<Verdict<R>>> look)
        implements Writing<T, R> {

    Simple(
            String function,
            String list,
            Function<T, String> names,
            Function<List<T>, List<Optional<Verdict<R>>>> call,
            boolean repeatable) {
        this(function, list, names, call, repeatable, record -> Optional.empty());
    }

    /** Creates; answers the new numbers in order; never repeated. */
    static <T> Simple<T, Long> creating(
            String function, String list, Function<T, String> names, Function<List<T>, List<Long>> call) {
        return new Simple<>(function, list, names, batch -> numbers(batch, call.apply(batch)), false);
    }

    /** Looks for what was created, if nobody knows whether it was. */
    Simple<T, R> lookingUp(Function<T, Optional<R>> found) {
        return new Simple<>(
                function,
                list,
                names,
                call,
                repeatable,
                record -> found.apply(record).map(Verdict.Written::new));
    }

    /** Changes something to what it shall be, which does no harm twice. */
    static <T> Simple<T, Done> changing(
            String function, String list, Function<T, String> names, Consumer<List<T>> call) {
        return new Simple<>(function, list, names, batch -> done(batch, call), true);
    }

    /** Does something that may do harm twice. */
    static <T> Simple<T, Done> once(String function, String list, Function<T, String> names, Consumer<List<T>> call) {
        return new Simple<>(function, list, names, batch -> done(batch, call), false);
    }

    private static <T> List<Optional<Verdict<Done>>> done(List<T> batch, Consumer<List<T>> call) {
        call.accept(batch);
        return Verdicts.done(batch);
    }

    /** With another count than was sent, no number can be given to a record for sure. */
    private static <T> List<Optional<Verdict<Long>>> numbers(List<T> batch, List<Long> ids) {
        if (ids.size() != batch.size()) {
            return batch.stream().map(record -> Optional.<Verdict<Long>>empty()).toList();
        }
        return ids.stream()
                .map(id -> Optional.<Verdict<Long>>of(new Verdict.Written<>(id)))
                .toList();
    }

    @Override
    public String subject(T record) {
        return names.apply(record);
    }

    @Override
    public List<Optional<Verdict<R>>> send(List<T> records) {
        return call.apply(records);
    }

    @Override
    public List<Optional<Verdict<R>>> ask(List<T> records) {
        return records.stream().map(look).toList();
    }
}
