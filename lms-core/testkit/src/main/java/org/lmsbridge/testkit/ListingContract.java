package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.lmsbridge.core.reading.Listing;
import org.lmsbridge.core.spi.Page;

/** The clauses that every listing of the SPI has to satisfy. */
final class ListingContract<T, K> {
    private static final int[] PAGE_SIZES = {1, 2, 3, 7, 100, 1_000};

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
    }

    private List<K> read(int limit) {
        var ids = new ArrayList<K>();
        Optional<K> after = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = page(after, limit);
            page.items().forEach(item -> ids.add(idOf.apply(item)));
            if (page.last()) {
                return ids;
            }
            after = Optional.of(ids.get(ids.size() - 1));
        }
        throw new AssertionError(source + ": never marks a page as the last");
    }

    private Page<T> page(Optional<K> after, int limit) {
        var page = fetch.page(after, limit);
        assertThat(Objects.isNull(page)).as(source + ": never returns null").isFalse();
        assertThat(page.items())
                .as(source + ": delivers at most as many items as are asked for")
                .hasSizeLessThanOrEqualTo(limit);
        assertThat(page.items().isEmpty() && !page.last())
                .as(source + ": an empty page is marked as the last")
                .isFalse();
        return page;
    }
}
