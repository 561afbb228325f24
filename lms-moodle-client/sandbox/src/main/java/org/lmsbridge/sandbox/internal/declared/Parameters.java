package org.lmsbridge.sandbox.internal.declared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checked parameters of a call, or of one structure inside a call. */
public final class Parameters {

    private final Map<String, @Nullable Object> values;

    Parameters(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * Whether a value was sent, or had a default.
     *
     * @param name the key
     * @return true where it is there and not null
     */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /**
     * A text.
     *
     * @param name the key
     * @return the text, empty where it is absent
     */
    public String text(String name) {
        return ParamType.text(values.get(name));
    }

    /**
     * A whole number.
     *
     * @param name the key
     * @return the number, 0 where it is absent
     */
    public long number(String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /**
     * A flag.
     *
     * @param name the key
     * @return the flag, false where it is absent
     */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name)) || number(name) != 0;
    }

    /**
     * A structure.
     *
     * @param name the key
     * @return the structure, empty where it is absent
     */
    @SuppressWarnings("unchecked")
    public Parameters structure(String name) {
        return values.get(name) instanceof Map<?, ?> map
                ? new Parameters((Map<String, @Nullable Object>) map)
                : new Parameters(new LinkedHashMap<>());
    }

    /**
     * A list of structures.
     *
     * @param name the key
     * @return the structures, none where it is absent
     */
    @SuppressWarnings("unchecked")
    public List<Parameters> structures(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream()
                        .map(element -> new Parameters((Map<String, @Nullable Object>) element))
                        .toList()
                : List.of();
    }

    /**
     * A list of whole numbers.
     *
     * @param name the key
     * @return the numbers, none where it is absent
     */
    public List<Long> numbers(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream()
                        .map(element -> element instanceof Number number ? number.longValue() : 0L)
                        .toList()
                : List.of();
    }

    /**
     * A list of texts.
     *
     * @param name the key
     * @return the texts, none where it is absent
     */
    public List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(ParamType::text).toList()
                : List.of();
    }

    /**
     * All values.
     *
     * @return a read-only view
     */
    public Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * How many records a call carries: the length of its longest list.
     *
     * @return the count, at least 1
     */
    public int records() {
        return values.values().stream()
                .mapToInt(value -> value instanceof List<?> list ? list.size() : 1)
                .max()
                .orElse(1);
    }
}
