package org.lmsbridge.moodle.destination;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers records into batches. Records in doubt travel apart, because the site is asked for them first. Refused records
 * go along with their neighbours, so that verdicts keep the order, but fill no place in a batch. Not thread-safe.
 */
final class Gathering<T> {
    /** How many batches' worth of records may wait for their groups to fill. */
    private static final int WAITING_BATCHES = 10;

    private final int size;
    private final Optional<String> field;
    private final Map<Key, Group<T>> groups = new LinkedHashMap<>();
    private int waiting;

    private record Key(boolean doubtful, String value) {}

    private static final class Group<T> {
        private final List<Item<T>> items = new ArrayList<>();
        private int open;
    }

    Gathering(int size, Grouping grouping) {
        this.size = size;
        this.field = grouping.field();
    }

    /** Takes a record; gives a batch if one has become full. */
    Optional<List<Item<T>>> add(Item<T> item) {
        String value =
                field.map(name -> String.valueOf(item.fields().get(name))).orElse("");
        Key key = new Key(item.doubtful(), value);
        Group<T> group = groups.computeIfAbsent(key, each -> new Group<>());
        group.items.add(item);
        group.open += item.open() ? 1 : 0;
        waiting++;
        if (group.open >= size || group.items.size() >= 2 * size) {
            return Optional.of(take(key));
        }
        // The group that has waited longest goes, full or not.
        return waiting >= WAITING_BATCHES * size ? next() : Optional.empty();
    }

    /** Gives what is left, a group at a time. */
    Optional<List<Item<T>>> next() {
        return groups.keySet().stream().findFirst().map(this::take);
    }

    private List<Item<T>> take(Key key) {
        Group<T> group = groups.remove(key);
        if (group == null) {
            return List.of();
        }
        waiting -= group.items.size();
        return group.items;
    }
}
