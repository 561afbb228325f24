package org.lmsbridge.moodle.destination;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A set of places in the input, kept as ranges, such as {@code 1-400,412}. Not thread-safe. */
final class Positions {
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    static Positions parse(String text) {
        Positions positions = new Positions();
        for (String range : text.split(",", -1)) {
            if (!range.isEmpty()) {
                int dash = range.indexOf('-');
                long start = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
                long end = dash < 0 ? start : Long.parseLong(range.substring(dash + 1));
                if (start < 1 || end < start || positions.contains(start)) {
                    throw new IllegalArgumentException("not a range of positions: " + range);
                }
                positions.ends.put(start, end);
            }
        }
        return positions;
    }

    void add(long position) {
        if (contains(position)) {
            return;
        }
        Long end = ends.remove(position + 1);
        Map.Entry<Long, Long> before = ends.floorEntry(position);
        long start = before != null && before.getValue() == position - 1 ? before.getKey() : position;
        ends.put(start, end == null ? position : end);
    }

    void addAll(Positions others) {
        others.all().forEach(this::add);
    }

    void remove(long position) {
        Map.Entry<Long, Long> range = ends.floorEntry(position);
        if (range == null || range.getValue() < position) {
            return;
        }
        ends.remove(range.getKey());
        if (range.getKey() < position) {
            ends.put(range.getKey(), position - 1);
        }
        if (range.getValue() > position) {
            ends.put(position + 1, range.getValue());
        }
    }

    boolean contains(long position) {
        Map.Entry<Long, Long> range = ends.floorEntry(position);
        return range != null && range.getValue() >= position;
    }

    LongStream all() {
        return ends.entrySet().stream()
                .flatMapToLong(range -> LongStream.rangeClosed(range.getKey(), range.getValue()));
    }

    Positions copy() {
        Positions copy = new Positions();
        copy.ends.putAll(ends);
        return copy;
    }

    boolean isEmpty() {
        return ends.isEmpty();
    }

    @Override
    public String toString() {
        return ends.entrySet().stream()
                .map(range -> range.getKey().equals(range.getValue())
                        ? range.getKey().toString()
                        : range.getKey() + "-" + range.getValue())
                .collect(Collectors.joining(","));
    }
}
