package org.lmsbridge.examples.quickstart.csv;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/**
 * What became of the rows of one file: the sound ones, in order of their ids, and for the others that they exist.
 *
 * <p>The difference between "there is no such row" and "its row is broken" matters: the library takes somebody out of a
 * course only when the records say for certain that the booking is gone.
 */
final class Rows<T> {
    private final CsvFile file;
    private final NavigableMap<String, T> sound = new TreeMap<>();
    private final Map<String, Long> lines = new HashMap<>();
    private boolean readable = true;
    private boolean nameless;

    Rows(CsvFile file) {
        this.file = file;
    }

    CsvFile file() {
        return file;
    }

    /** Notes that a row exists; answers whether it is the first with its id. */
    boolean first(Row row) {
        nameless |= row.shifted() || row.id().isEmpty();
        return row.id().map(id -> lines.putIfAbsent(id, row.line()) == null).orElse(true);
    }

    void keep(String id, T value) {
        sound.put(id, value);
    }

    /** Notes that rows may exist that were not read at all. */
    void unreadable() {
        readable = false;
    }

    boolean readable() {
        return readable;
    }

    NavigableMap<String, T> sound() {
        return Collections.unmodifiableNavigableMap(sound);
    }

    /** The line of the first row with this id, sound or not. */
    Optional<Long> line(String id) {
        return Optional.ofNullable(lines.get(id));
    }

    /**
     * Finds a row by id.
     *
     * @return the row; empty only if it is certain that there is none
     * @throws RecordsUnavailableException if its row is broken, or a broken row may be it
     */
    Optional<T> certain(String id) {
        requireReadable();
        var found = sound.get(id);
        if (found == null && (nameless || lines.containsKey(id))) {
            throw new RecordsUnavailableException(
                    "%s %s cannot be read: its row in %s is broken; put it right and run again"
                            .formatted(file.noun(), id, file.fileName()));
        }
        return Optional.ofNullable(found);
    }

    void requireReadable() {
        if (!readable) {
            throw new RecordsUnavailableException(
                    "%s cannot be read; put it right and run again".formatted(file.fileName()));
        }
    }
}
