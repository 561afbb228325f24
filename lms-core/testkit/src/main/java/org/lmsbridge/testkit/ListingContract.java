package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.lmsbridge.core.reading.Listing;
import org.lmsbridge.core.spi.Page;

/** The clauses that every listing of the SPI has to satisfy. */
final class ListingContract<T, K> {
    private static final int[] PAGE_SIZES = {1, 2, 3, 7, 100, 1_000};
    private static final int ROUNDS = 20;
    private static final int LARGEST_RANDOM_PAGE = 9;
    private static final int OWN_ROWS = 6;
    private static final int READERS = 4;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** Far above what any test has; a listing that passes it does not end. */
    private static final int MOST_PAGES = 100_000;

    private final String source;
    private final Listing.Fetch<T, K> fetch;
    private final Function<T, K> idOf;

    ListingContract(String source, Listing.Fetch<T, K> fetch, Function<T, K> idOf) {
        this.source = source;
        this.fetch = fetch;
        this.idOf = idOf;
    }

    void check() {
        var whole = read(1_000);
        assertThat(whole).as(source + ": the test needs at least three rows").hasSizeGreaterThanOrEqualTo(3);
        assertThat(whole).as(source + ": no id is delivered twice").doesNotHaveDuplicates();
        for (int size : PAGE_SIZES) {
            assertThat(read(size))
                    .as(source + ": pages of " + size + " give the same ids in the same order")
                    .isEqualTo(whole);
        }
        for (int seed = 1; seed <= ROUNDS; seed++) {
            assertThat(read(sizes(new Random(seed)), last -> {}))
                    .as(source + ": pages of changing sizes give the same ids in the same order (seed " + seed + ")")
                    .isEqualTo(whole);
        }
    }

    /** Several threads read at once. */
    void checkConcurrently() {
        var whole = read(1_000);
        var readers = IntStream.range(0, READERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> read(1 + i)))
                .toList();
        readers.forEach(reader -> assertThat(outcome(reader))
                .as(source + ": several threads that read at once are given the same")
                .isEqualTo(whole));
    }

    private List<K> outcome(CompletableFuture<List<K>> reader) {
        try {
            return reader.join();
        } catch (CompletionException e) {
            throw new AssertionError(source + ": several threads may read at once; one failed", e.getCause());
        }
    }

    /** Rows come and go between pages: those that stay are delivered all the same, each once. */
    void checkWhileChanging(ChangingRows<K> rows) {
        var staying = new HashSet<>(read(1_000));
        for (int seed = 1; seed <= ROUNDS; seed++) {
            var random = new Random(seed);
            var own = new ArrayList<K>();
            IntStream.range(0, OWN_ROWS).forEach(i -> own.add(rows.insert()));
            try {
                var ids = read(sizes(random), last -> change(rows, own, last, random));
                var round = " while rows come and go between pages (seed " + seed + ")";
                assertThat(ids)
                        .as(source + ": no id is delivered twice" + round)
                        .doesNotHaveDuplicates();
                assertThat(ids)
                        .as(source + ": no row that stays is left out" + round)
                        .containsAll(staying);
            } finally {
                own.forEach(rows::delete);
            }
        }
    }

    /** Most of all the row goes from which the next page begins. */
    private void change(ChangingRows<K> rows, List<K> own, K last, Random random) {
        if (own.remove(last)) {
            rows.delete(last);
        } else if (random.nextBoolean() && !own.isEmpty()) {
            rows.delete(own.remove(random.nextInt(own.size())));
        } else if (random.nextBoolean()) {
            own.add(rows.insert());
        }
    }

    private static IntSupplier sizes(Random random) {
        return () -> 1 + random.nextInt(LARGEST_RANDOM_PAGE);
    }

    private List<K> read(int limit) {
        return read(() -> limit, last -> {});
    }

    private List<K> read(IntSupplier limits, Consumer<K> betweenPages) {
        var ids = new ArrayList<K>();
        Optional<K> after = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = page(after, limits.getAsInt());
            page.items().forEach(item -> ids.add(idOf.apply(item)));
            if (page.last()) {
                return ids;
            }
            var last = ids.get(ids.size() - 1);
            betweenPages.accept(last);
            after = Optional.of(last);
        }
        throw new AssertionError(source + ": never marks a page as the last");
    }

    private Page<T> page(Optional<K> after, int limit) {
        var page = Clause.call(source, () -> fetch.page(after, limit));
        assertThat(page.items())
                .as(source + ": delivers at most as many items as are asked for")
                .hasSizeLessThanOrEqualTo(limit);
        assertThat(page.items().isEmpty() && !page.last())
                .as(source + ": an empty page is marked as the last")
                .isFalse();
        after.ifPresent(id -> assertThat(page.items())
                .as(source + ": a page begins behind the id after which it was asked for")
                .extracting(idOf)
                .doesNotContain(id));
        assertThat(page.asOf())
                .as(source + ": asOf does not lie in the future")
                .isBefore(Clock.systemUTC().instant().plus(CLOCKS_DIFFER));
        return page;
    }
}
