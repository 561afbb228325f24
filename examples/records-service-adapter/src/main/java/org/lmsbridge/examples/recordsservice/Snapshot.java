package org.lmsbridge.examples.recordsservice;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import org.lmsbridge.core.spi.Page;

/**
 * A list as it stood at one time, ordered by id, from which pages are cut.
 *
 * @param rows the rows, by id
 * @param readAt when the reading began
 * @param asOf the time at which the rows were true in the records
 */
record Snapshot<T>(NavigableMap<String, T> rows, Instant readAt, Instant asOf) {
    Page<T> page(Optional<String> after, int limit) {
        var rest = after.map(id -> rows.tailMap(id, false)).orElse(rows);
        var items = rest.values().stream().limit(limit).toList();
        return new Page<>(items, rest.size() <= limit, asOf);
    }
}
