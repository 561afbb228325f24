package org.lmsbridge.examples.college;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;

/** One table of the college's records; yours is one of a database. Thread-safe. */
final class Table<T> {
    private final NavigableMap<String, T> rows = new ConcurrentSkipListMap<>();

    void put(String id, T row) {
        rows.put(id, row);
    }

    void delete(String id) {
        rows.remove(id);
    }

    Optional<T> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    Stream<T> rows() {
        return rows.values().stream();
    }

    /** Row by id, with the time from before it was read: what changes meanwhile must not look older than it is. */
    PointRead<T> read(String id) {
        var asOf = Instant.now();
        return new PointRead<>(row(id), asOf);
    }

    /** {@code select * from … where id > :after and … order by id limit :limit + 1}: one more tells whether more follow. */
    Page<T> page(Optional<String> after, int limit, Predicate<T> wanted) {
        var asOf = Instant.now();
        var found = rows.tailMap(after.orElse(""), false).values().stream()
                .filter(wanted)
                .limit(limit + 1L)
                .toList();
        var last = found.size() <= limit;
        return new Page<>(last ? found : found.subList(0, limit), last, asOf);
    }
}
