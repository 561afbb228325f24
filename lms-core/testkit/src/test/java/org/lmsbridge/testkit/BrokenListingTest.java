package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.reading.Listing;
import org.lmsbridge.core.spi.Page;

/** The kit must find what it is there to find: each listing here breaks one clause. */
class BrokenListingTest {
    private static final List<String> ROWS = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    private final List<String> changing = new ArrayList<>(ROWS);
    private final AtomicInteger inserted = new AtomicInteger();

    private final ChangingRows<String> rows = new ChangingRows<>() {
        @Override
        public String insert() {
            var row = ROWS.get(inserted.get() % ROWS.size()) + inserted.incrementAndGet();
            changing.add(row);
            changing.sort(String::compareTo);
            return row;
        }

        @Override
        public void delete(String id) {
            changing.remove(id);
        }
    };

    private static ListingContract<String, String> contract(Listing.Fetch<String, String> listing) {
        return new ListingContract<>("Sample.rows", listing, row -> row);
    }

    private static void fails(
            Listing.Fetch<String, String> listing, String clause, Consumer<ListingContract<String, String>> check) {
        assertThatThrownBy(() -> check.accept(contract(listing)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Sample.rows: ")
                .hasMessageContaining(clause);
    }

    private static void fails(Listing.Fetch<String, String> listing, String clause) {
        fails(listing, clause, ListingContract::check);
    }

    @Test
    void aListingThatIsRightPasses() {
        contract((after, limit) -> page(ROWS, from(after, 1), limit)).check();
        contract((after, limit) -> page(ROWS, from(after, 1), limit)).checkConcurrently();
        contract((after, limit) -> keyset(after, limit)).checkWhileChanging(rows);
    }

    @Test
    void aListingWithTooFewRowsToTellIsFound() {
        fails((after, limit) -> page(List.of("a", "b"), from(after, 1), limit), "the test needs at least three rows");
    }

    @Test
    void aListingThatRepeatsTheLastRowOfThePageBeforeIsFound() {
        fails((after, limit) -> page(ROWS, from(after, 0), Math.min(2, limit)), "a page begins behind the id");
    }

    @Test
    void aListingThatDeliversARowTwiceIsFound() {
        fails((after, limit) -> page(List.of("a", "b", "c", "b"), 0, limit), "no id is delivered twice");
    }

    @Test
    void aListingThatSkipsARowBetweenPagesIsFound() {
        fails((after, limit) -> page(ROWS, from(after, 2), limit), "pages of 1 give the same ids in the same order");
    }

    @Test
    void aListingThatCountsPagesInsteadOfGoingByTheIdIsFound() {
        var pages = new AtomicInteger();
        fails(
                (after, limit) -> {
                    pages.set(after.isEmpty() ? 0 : pages.get() + 1);
                    return page(ROWS, pages.get() * limit, limit);
                },
                "pages of changing sizes give the same ids");
    }

    @Test
    void aListingThatDeliversMoreThanAskedForIsFound() {
        fails((after, limit) -> new Page<>(ROWS, true, Instant.EPOCH), "at most as many items as are asked for");
    }

    @Test
    void aListingThatEndsWithoutAMarkIsFound() {
        fails((after, limit) -> new Page<>(List.of(), false, Instant.EPOCH), "an empty page is marked as the last");
    }

    @Test
    void aListingThatDoesNotEndIsFound() {
        var rows = new AtomicInteger();
        fails(
                (after, limit) -> new Page<>(List.of("row " + rows.incrementAndGet()), false, Instant.EPOCH),
                "never marks a page as the last");
    }

    @Test
    @SuppressWarnings("NullAway") // what an integrator's compiler lets pass
    void aListingThatReturnsNullIsFound() {
        fails((after, limit) -> null, "never returns null");
    }

    @Test
    void aListingThatThrowsIsFound() {
        fails(
                (after, limit) -> {
                    throw new IllegalStateException("deliberate");
                },
                "answers, and does not throw");
    }

    @Test
    void aListingFromTheFutureIsFound() {
        fails((after, limit) -> new Page<>(ROWS.subList(0, 1), true, FUTURE), "asOf does not lie in the future");
    }

    @Test
    void aListingForOneThreadOnlyIsFound() {
        var owner = Thread.currentThread();
        fails(
                (after, limit) ->
                        page(Thread.currentThread() == owner ? ROWS : ROWS.subList(1, 4), from(after, 1), limit),
                "several threads that read at once are given the same",
                ListingContract::checkConcurrently);
    }

    @Test
    void aListingThatFailsInAnotherThreadIsFound() {
        var owner = Thread.currentThread();
        fails(
                (after, limit) -> {
                    if (Thread.currentThread() != owner) {
                        throw new IllegalStateException("deliberate");
                    }
                    return page(ROWS, from(after, 1), limit);
                },
                "several threads may read at once",
                ListingContract::checkConcurrently);
    }

    @Test
    void aListingThatBeginsAnewWhenItsRowHasGoneIsFound() {
        fails(
                (after, limit) -> page(
                        changing, after.map(row -> changing.indexOf(row) + 1).orElse(0), limit),
                "no id is delivered twice while rows come and go",
                contract -> contract.checkWhileChanging(rows));
    }

    @Test
    void aListingThatEndsWhenItsRowHasGoneIsFound() {
        fails(
                (after, limit) -> after.isPresent() && !changing.contains(after.get())
                        ? new Page<>(List.of(), true, Instant.EPOCH)
                        : keyset(after, limit),
                "no row that stays is left out while rows come and go",
                contract -> contract.checkWhileChanging(rows));
    }

    private Page<String> keyset(Optional<String> after, int limit) {
        var behind = changing.stream()
                .filter(row -> after.isEmpty() || row.compareTo(after.get()) > 0)
                .toList();
        return page(behind, 0, limit);
    }

    private static int from(Optional<String> after, int step) {
        return after.map(row -> ROWS.indexOf(row) + step).orElse(0);
    }

    private static Page<String> page(List<String> rows, int from, int limit) {
        var start = Math.min(from, rows.size());
        var to = Math.min(start + limit, rows.size());
        return new Page<>(rows.subList(start, to), to == rows.size(), Instant.EPOCH);
    }
}
