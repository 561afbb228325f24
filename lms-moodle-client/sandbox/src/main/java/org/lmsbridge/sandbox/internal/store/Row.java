package org.lmsbridge.sandbox.internal.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One immutable row of a table: named cells holding text, whole numbers, fractions, lists, maps or null. Flags are
 * the numbers 0 and 1, as in Moodle's own tables.
 */
public final class Row {

    private final Map<String, @Nullable Object> cells;

    private Row(Map<String, @Nullable Object> cells) {
        this.cells = cells;
    }

    /**
     * A row of the given cells, which are copied.
     *
     * @param cells the cells by name
     * @return the row
     */
    public static Row of(Map<String, ? extends @Nullable Object> cells) {
        return new Row(new LinkedHashMap<>(cells));
    }

    /**
     * A row without an id yet, from names and values in turn.
     *
     * @param namesAndValues name, value, name, value …
     * @return the row
     */
    public static Row cells(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            cells.put(String.valueOf(namesAndValues[i]), normal(namesAndValues[i + 1]));
        }
        return new Row(cells);
    }

    /**
     * The row's number in its table.
     *
     * @return the id, 0 before the row is in a table
     */
    public long id() {
        return number("id");
    }

    /**
     * A cell as text.
     *
     * @param name the cell
     * @return its text, empty where it is absent or null
     */
    public String text(String name) {
        Object value = cells.get(name);
        return value == null ? "" : value.toString();
    }

    /**
     * A cell as whole number.
     *
     * @param name the cell
     * @return its number, 0 where it is absent or null
     */
    public long number(String name) {
        return cells.get(name) instanceof Number value ? value.longValue() : 0;
    }

    /**
     * A cell as flag.
     *
     * @param name the cell
     * @return true where its number is not 0
     */
    public boolean flag(String name) {
        return number(name) != 0;
    }

    /**
     * A cell as it is.
     *
     * @param name the cell
     * @return its value, or null
     */
    public @Nullable Object cell(String name) {
        return cells.get(name);
    }

    /**
     * Whether the row has the cell, even with null in it.
     *
     * @param name the cell
     * @return true where it is there
     */
    public boolean has(String name) {
        return cells.containsKey(name);
    }

    /**
     * A copy with one cell replaced.
     *
     * @param name the cell
     * @param value its new value
     * @return the copy
     */
    public Row with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(cells);
        copy.put(name, normal(value));
        return new Row(copy);
    }

    /**
     * A copy with several cells replaced.
     *
     * @param others the new values by name
     * @return the copy
     */
    public Row withAll(Map<String, ? extends @Nullable Object> others) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(cells);
        others.forEach((name, value) -> copy.put(name, normal(value)));
        return new Row(copy);
    }

    /**
     * All cells.
     *
     * @return a read-only view
     */
    public Map<String, @Nullable Object> cells() {
        return Collections.unmodifiableMap(cells);
    }

    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value;
    }

    @Override
    public String toString() {
        return "Row(id=" + id() + ")";
    }
}
