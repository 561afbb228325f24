package org.lmsbridge.core.state.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cuts collections of any size into what one statement takes. */
final class Chunks {
    /** How many keys one statement takes. */
    static final int SIZE = 1_000;

    private Chunks() {}

    static <T> Stream<List<T>> of(Collection<T> all) {
        var list = List.copyOf(all);
        return IntStream.range(0, (list.size() + SIZE - 1) / SIZE)
                .mapToObj(i -> list.subList(i * SIZE, Math.min(list.size(), (i + 1) * SIZE)));
    }

    /** Refuses page sizes beyond what the interfaces allow. */
    static int checkLimit(int limit) {
        if (limit < 1 || limit > SIZE) {
            throw new IllegalArgumentException("limit must be 1 to " + SIZE + ", not " + limit);
        }
        return limit;
    }
}
