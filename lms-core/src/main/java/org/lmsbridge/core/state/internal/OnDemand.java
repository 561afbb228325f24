package org.lmsbridge.core.state.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A stream that reads its next page only when somebody asks for what is on it. Whoever reads it calls the site in
 * between, so nothing of the database stays open from one page to the next.
 */
final class OnDemand<T> extends Spliterators.AbstractSpliterator<T> {
    private final Pages<T> pages;
    private final Deque<T> page = new ArrayDeque<>();

    private OnDemand(Pages<T> pages) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.pages = pages;
    }

    static <T> Stream<T> stream(Pages<T> pages) {
        return StreamSupport.stream(new OnDemand<>(pages), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (page.isEmpty()) {
            page.addAll(pages.next());
        }
        if (page.isEmpty()) {
            return false;
        }
        action.accept(page.remove());
        return true;
    }

    /** Where the pages come from. */
    @FunctionalInterface
    interface Pages<T> {
        /** {@return the page after the one before, empty at the end} */
        List<T> next();
    }
}
