package org.lmsbridge.core.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/**
 * One listing of the SPI, read page by page to its end mark. A listing that breaks its contract ends in a {@link
 * RecordsUnavailableException} that names interface and method: a broken listing is not a short one.
 *
 * <p>Remembers the ids that it has seen, so it is for listings whose size is bounded by a course or a catalogue.
 * Immutable and thread-safe.
 *
 * @param <T> what is listed
 * @param <K> its id
 */
public final class Listing<T, K> {
    private static final int PAGE_SIZE = 500;

    /** More than any course or catalogue has: a listing that passes it does not end. */
    static final int MOST_ITEMS = 1_000_000;

    private final String source;
    private final Fetch<T, K> fetch;
    private final Function<T, K> idOf;

    /**
     * A listing.
     *
     * @param source interface and method, for messages: {@code Registrations.of}
     * @param fetch reads a page
     * @param idOf gives an item's id
     */
    public Listing(String source, Fetch<T, K> fetch, Function<T, K> idOf) {
        this.source = source;
        this.fetch = fetch;
        this.idOf = idOf;
    }

    /**
     * Reads a page.
     *
     * @param <T> what is listed
     * @param <K> its id
     */
    @FunctionalInterface
    public interface Fetch<T, K> {
        /**
         * Reads a page.
         *
         * @param after the last id of the page before
         * @param limit how many at most
         * @return the page
         */
        Page<T> page(Optional<K> after, int limit);
    }

    /**
     * Reads the whole listing.
     *
     * @param items takes each page's items
     * @throws RecordsUnavailableException if it cannot be read to its end
     */
    public void forEachPage(Consumer<List<T>> items) {
        var seen = new HashSet<K>();
        Optional<K> after = Optional.empty();
        while (true) {
            var from = after;
            var page = guarded(source, () -> fetch.page(from, PAGE_SIZE));
            check(page, seen);
            items.accept(page.items());
            if (page.last()) {
                return;
            }
            after = Optional.of(idOf.apply(page.items().get(page.items().size() - 1)));
        }
    }

    /**
     * Calls a method of the SPI, and names it if it fails.
     *
     * @param source interface and method
     * @param call the call
     * @param <R> what it returns
     * @return what it returned
     * @throws RecordsUnavailableException if it threw, or returned null
     */
    public static <R> R guarded(String source, Supplier<R> call) {
        R result;
        try {
            result = call.get();
        } catch (RecordsUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RecordsUnavailableException(source + " failed: " + e, e);
        }
        // Integrators' code is not checked by our build, so it may return null in spite of its type.
        if (Objects.isNull(result)) {
            throw new RecordsUnavailableException(source + " returned null");
        }
        return result;
    }

    private void check(Page<T> page, Set<K> seen) {
        if (page.items().size() > PAGE_SIZE) {
            throw broken("returned " + page.items().size() + " items where at most " + PAGE_SIZE + " were asked for");
        }
        if (page.items().isEmpty() && !page.last()) {
            throw broken("returned an empty page that is not marked as the last");
        }
        for (var item : page.items()) {
            if (!seen.add(idOf.apply(item))) {
                throw broken("returned id " + idOf.apply(item) + " twice");
            }
        }
        if (seen.size() > MOST_ITEMS) {
            throw broken("did not end after " + MOST_ITEMS + " items");
        }
    }

    private RecordsUnavailableException broken(String what) {
        return new RecordsUnavailableException(source + " " + what);
    }
}
