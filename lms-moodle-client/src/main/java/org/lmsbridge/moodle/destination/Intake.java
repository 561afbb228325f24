package org.lmsbridge.moodle.destination;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input as far as the next batch needs. When a flow goes on, what is decided is passed over, and nothing is
 * given away before the input is known to be the same as before. Not thread-safe.
 */
final class Intake<T> {
    private final Iterator<? extends T> input;
    private final Function<? super T, ? extends Map<String, ?>> reader;
    private final Shaping shaping;
    private final Target target;
    private final Gathering<T> gathering;
    private final @Nullable ResumeToken resume;
    private final Positions decided;
    private final Positions doubtful;
    private final InputDigest digests = new InputDigest();
    private final Deque<List<Item<T>>> ready = new ArrayDeque<>();
    private final List<Item<T>> held = new ArrayList<>();
    private String digest = InputDigest.START;
    private long position;

    Intake(
            Iterator<? extends T> input,
            Function<? super T, ? extends Map<String, ?>> reader,
            Shaping shaping,
            Target target,
            Gathering<T> gathering,
            @Nullable ResumeToken resume) {
        this.input = input;
        this.reader = reader;
        this.shaping = shaping;
        this.target = target;
        this.gathering = gathering;
        this.resume = resume;
        this.decided = resume == null ? new Positions() : resume.decided();
        this.doubtful = resume == null ? new Positions() : resume.doubtful();
    }

    long read() {
        return position;
    }

    String digest() {
        return digest;
    }

    /** Gives the next batch; empty at the end of the input, or as soon as nothing more is wanted. */
    Optional<List<Item<T>>> next(BooleanSupplier enough) {
        while (ready.isEmpty() && !enough.getAsBoolean()) {
            if (!input.hasNext()) {
                checkEnd();
                return gathering.next();
            }
            read(input.next());
        }
        return enough.getAsBoolean() ? Optional.empty() : Optional.of(ready.remove());
    }

    private void read(T record) {
        position++;
        Item<T> item = new Item<>(position, record, doubtful.contains(position));
        Optional<Map<String, ?>> map = map(record, item);
        digest = digests.next(digest, map.isPresent() ? map.get() : position);
        if (map.isPresent() && !decided.contains(position)) {
            shape(map.get(), item);
        }
        if (resume != null && position <= resume.read()) {
            if (!decided.contains(position)) {
                held.add(item);
            }
            if (position == resume.read()) {
                check(digest.equals(resume.digest()));
                held.forEach(each -> gathering.add(each).ifPresent(ready::add));
                held.clear();
            }
        } else {
            gathering.add(item).ifPresent(ready::add);
        }
    }

    /** What the host's function throws is the record's fault, not the flow's. */
    private Optional<Map<String, ?>> map(T record, Item<T> item) {
        try {
            return Optional.of(reader.apply(record));
        } catch (RuntimeException e) {
            item.refuse(target.function(), "it cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void shape(Map<String, ?> map, Item<T> item) {
        List<String> faults = shaping.shape(map, item.fields());
        if (!faults.isEmpty()) {
            item.refuse(target.function(), String.join("; ", faults));
        }
    }

    private void checkEnd() {
        check(resume == null || position >= resume.read());
    }

    private static void check(boolean same) {
        if (!same) {
            throw new IllegalArgumentException("this is not the input that the flow was stopped in: its first records"
                    + " differ. Give the same input, or begin anew without the token or progress file; nothing was"
                    + " written.");
        }
    }
}
