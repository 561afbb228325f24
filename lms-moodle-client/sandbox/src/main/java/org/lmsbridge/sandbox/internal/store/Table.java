package org.lmsbridge.sandbox.internal.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows by number, with indexes, in the order of their numbers. Numbers are given out once, also when a transaction is
 * undone, as a database's sequence does. Guarded by the lock of its {@link Database}.
 */
public final class Table {

    private final String name;
    private final Database database;
    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private final Map<String, Index> indexes = new HashMap<>();
    private long nextId = 1;

    Table(String name, Database database) {
        this.name = name;
        this.database = database;
    }

    /**
     * Adds an index; called before the first row is there.
     *
     * @param index its name
     * @param key what rows are found by
     * @return this table
     */
    public Table indexedBy(String index, Function<Row, String> key) {
        indexes.put(index, new Index(key, new HashMap<>()));
        return this;
    }

    /**
     * Adds a row under the next number.
     *
     * @param row the row, its id is ignored
     * @return the row as it stands in the table
     */
    public Row insert(Row row) {
        Row numbered = row.with("id", nextId++);
        put(numbered.id(), numbered);
        return numbered;
    }

    /**
     * Replaces the row of the same number.
     *
     * @param row the new row
     * @return the row
     */
    public Row update(Row row) {
        put(row.id(), row);
        return row;
    }

    /**
     * Removes a row, if it is there.
     *
     * @param id its number
     */
    public void delete(long id) {
        put(id, null);
    }

    /**
     * Looks a row up.
     *
     * @param id its number
     * @return the row, if it is there
     */
    public Optional<Row> find(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    /**
     * All rows in the order of their numbers.
     *
     * @return the rows
     */
    public List<Row> all() {
        return List.copyOf(rows.values());
    }

    /**
     * The rows with a key, in the order of their numbers.
     *
     * @param index the index
     * @param key the key
     * @return the rows
     */
    public List<Row> by(String index, String key) {
        return streamBy(index, key).toList();
    }

    /**
     * The rows with a numeric key, in the order of their numbers.
     *
     * @param index the index
     * @param key the key
     * @return the rows
     */
    public List<Row> by(String index, long key) {
        return by(index, Long.toString(key));
    }

    /**
     * The rows with a key, lazily.
     *
     * @param index the index
     * @param key the key
     * @return the rows in the order of their numbers
     */
    public Stream<Row> streamBy(String index, String key) {
        return index(index).ids.getOrDefault(key, Index.NONE).stream().flatMap(id -> Stream.ofNullable(rows.get(id)));
    }

    /**
     * The rows with any of several keys, in the order of their numbers, each once.
     *
     * @param index the index
     * @param keys the keys
     * @return the rows
     */
    public List<Row> byAny(String index, Iterable<String> keys) {
        TreeMap<Long, Row> found = new TreeMap<>();
        for (String key : keys) {
            streamBy(index, key).forEach(row -> found.put(row.id(), row));
        }
        return new ArrayList<>(found.values());
    }

    /**
     * How many rows have a key.
     *
     * @param index the index
     * @param key the key
     * @return the count
     */
    public int count(String index, long key) {
        return index(index).ids.getOrDefault(Long.toString(key), Index.NONE).size();
    }

    /**
     * How many rows there are.
     *
     * @return the count
     */
    public int size() {
        return rows.size();
    }

    /**
     * Makes sure that numbers up to this one are not given out again.
     *
     * @param used a number in use
     */
    public void skipTo(long used) {
        nextId = Math.max(nextId, used + 1);
    }

    String name() {
        return name;
    }

    long nextId() {
        return nextId;
    }

    private void put(long id, @Nullable Row row) {
        Row before = restore(id, row);
        database.changed(this, id, before, row);
    }

    /** Sets the row without a trace in the transaction; used for undoing and for loading. */
    @Nullable
    Row restore(long id, @Nullable Row row) {
        Row before = row == null ? rows.remove(id) : rows.put(id, row);
        for (Index index : indexes.values()) {
            index.move(id, before, row);
        }
        skipTo(id);
        return before;
    }

    private Index index(String index) {
        Index found = indexes.get(index);
        if (found == null) {
            throw new IllegalArgumentException("table " + name + " has no index " + index);
        }
        return found;
    }

    private record Index(Function<Row, String> key, Map<String, NavigableSet<Long>> ids) {

        static final NavigableSet<Long> NONE = new TreeSet<>();

        void move(long id, @Nullable Row before, @Nullable Row after) {
            String old = before == null ? null : key.apply(before);
            String now = after == null ? null : key.apply(after);
            if (old != null && !old.equals(now)) {
                NavigableSet<Long> there = ids.get(old);
                if (there != null && there.remove(id) && there.isEmpty()) {
                    ids.remove(old);
                }
            }
            if (now != null && !now.equals(old)) {
                ids.computeIfAbsent(now, k -> new TreeSet<>()).add(id);
            }
        }
    }
}
