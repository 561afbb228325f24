package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.reading.Listing;
import org.lmsbridge.core.spi.Page;

/** The kit must find what it is there to find: each listing here breaks one clause. */
class BrokenListingTest {
    private static final List<String> ROWS = List.of("a", "b", "c", "d", "e");

    @Test
    void aListingThatRepeatsTheLastRowOfThePageBeforeIsFound() {
        fails((after, limit) -> page(from(after, 0), limit), "no id is delivered twice", 2);
    }

    @Test
    void aListingThatSkipsARowBetweenPagesIsFound() {
        fails((after, limit) -> page(from(after, 2), limit), "pages of 1 give the same ids", 1_000);
    }

    @Test
    void aListingThatDeliversMoreThanAskedForIsFound() {
        fails((after, limit) -> new Page<>(ROWS, true, Instant.EPOCH), "at most as many items as are asked for", 1);
    }

    @Test
    void aListingThatEndsWithoutAMarkIsFound() {
        fails((after, limit) -> new Page<>(List.of(), false, Instant.EPOCH), "an empty page is marked as the last", 1);
    }

    private static void fails(Listing.Fetch<String, String> listing, String clause, int limit) {
        var capped = (Listing.Fetch<String, String>) (after, asked) -> listing.page(after, Math.min(asked, limit));
        var subject = clause.startsWith("at most") ? listing : capped;
        assertThatThrownBy(() -> new ListingContract<>("Sample.rows", subject, row -> row).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Sample.rows")
                .hasMessageContaining(clause);
    }

    private static int from(Optional<String> after, int step) {
        return after.map(row -> ROWS.indexOf(row) + step).orElse(0);
    }

    private static Page<String> page(int from, int limit) {
        var start = Math.min(from, ROWS.size());
        var to = Math.min(start + limit, ROWS.size());
        return new Page<>(ROWS.subList(start, to), to == ROWS.size(), Instant.EPOCH);
    }
}
