package org.lmsbridge.examples.recordsservice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a list of numbered pages into one that can be read by keyset. Numbered pages shift when a row is inserted or
 * deleted between two of them, so the whole list is read until two readings have the same ids, and pages are cut from
 * what was read. Thread-safe.
 */
final class SnapshotReader<T> {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotReader.class);

    /** How old an answer of the service can be, because it answers from a cache. */
    static final Duration CACHE = Duration.ofMinutes(5);

    /** How long a snapshot serves new listings; the service's cache would hardly answer anything else earlier. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** The page behind the last, which shows that the list has ended. */
    private static final int EMPTY_PAGE = 1;

    private static final int READINGS = 4;
    private static final int MOST_PAGES = 10_000;

    private final Source source;
    private final String keyField;
    private final Mapper<T> mapper;
    private final Clock clock;
    private @Nullable Snapshot<T> kept;

    /**
     * Makes a reader.
     *
     * @param source the list
     * @param keyField the field whose value identifies what a row is mapped to; several rows may give one value
     * @param mapper maps a row
     * @param clock the clock
     */
    SnapshotReader(Source source, String keyField, Mapper<T> mapper, Clock clock) {
        this.source = source;
        this.keyField = keyField;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Cuts a page; a listing that begins gets a new snapshot if the last one is old. */
    synchronized Page<T> page(Optional<String> after, int limit) {
        var snapshot = kept;
        if (snapshot == null || after.isEmpty() && snapshot.readAt().plus(KEPT).isBefore(clock.instant())) {
            snapshot = read();
            kept = snapshot;
        }
        return snapshot.page(after, limit);
    }

    private Snapshot<T> read() {
        var startedAt = clock.instant();
        var before = readOnce();
        if (before.pages() <= 1 + EMPTY_PAGE) {
            return snapshot(before, startedAt);
        }
        for (int i = 1; i < READINGS; i++) {
            var beganAt = clock.instant();
            var again = readOnce();
            if (again.rows().keySet().equals(before.rows().keySet())) {
                return snapshot(again, beganAt);
            }
            before = again;
        }
        throw new RecordsUnavailableException("the list " + source.name() + " of the records service changed during "
                + READINGS + " readings; it is read again in the next run");
    }

    private Snapshot<T> snapshot(Reading reading, Instant beganAt) {
        NavigableMap<String, T> rows = new TreeMap<>();
        reading.rows().forEach((id, row) -> {
            try {
                var key = row.required(keyField);
                rows.put(key, mapper.map(key, row));
            } catch (BadRowException | IllegalStateException | IllegalArgumentException e) {
                LOG.warn("{} {} is left out: {}", source.name(), id, e.getMessage());
            }
        });
        return new Snapshot<>(rows, beganAt, beganAt.minus(CACHE));
    }

    private Reading readOnce() {
        var rows = new TreeMap<String, MetaRow>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            var page = source.page(number);
            int before = rows.size();
            for (var row : page) {
                row.text(source.idField()).ifPresentOrElse(id -> rows.put(id, row), this::warnOfRowWithoutId);
            }
            // A short page is no sign of the end, because the service may give fewer rows than it is asked for.
            if (page.isEmpty() || !source.paged()) {
                return new Reading(rows, number);
            }
            if (rows.size() == before) {
                throw new RecordsUnavailableException(
                        "page %d of the list %s of the records service brings nothing new; "
                                        .formatted(number, source.name())
                                + "its pages cannot be told apart");
            }
        }
        throw new RecordsUnavailableException(
                "the list " + source.name() + " of the records service has no end after " + MOST_PAGES + " pages");
    }

    private void warnOfRowWithoutId() {
        LOG.warn("a row of {} is left out: {} is empty", source.name(), source.idField());
    }

    /** A list of the service. */
    interface Source {
        /** {@return the list's name, for messages} */
        String name();

        /** {@return the field that holds a row's id} */
        String idField();

        /** {@return whether the service splits this list into pages} */
        boolean paged();

        /** {@return the rows of a page; empty behind the last} */
        List<MetaRow> page(int number);
    }

    /** Makes a value of the records' vocabulary of a row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(String id, MetaRow row) throws BadRowException;
    }

    private record Reading(NavigableMap<String, MetaRow> rows, int pages) {}
}
