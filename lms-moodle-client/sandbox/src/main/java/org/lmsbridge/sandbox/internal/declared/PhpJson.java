package org.lmsbridge.sandbox.internal.declared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as PHP writes and reads it: ASCII only, slashes escaped, an empty structure is an empty list; lists are read
 * as arrays with the keys 0, 1, 2 ….
 */
public final class PhpJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

    private PhpJson() {}

    /**
     * Writes a value.
     *
     * @param value maps, lists, texts, numbers, flags, null
     * @return its JSON
     */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('{');
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                quote(String.valueOf(entry.getKey()), out);
                out.append(':');
                write(entry.getValue(), out);
                out.append(entries.hasNext() ? "," : "");
            }
            out.append('}');
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('[');
            Iterator<?> items = list.iterator();
            while (items.hasNext()) {
                write(items.next(), out);
                out.append(items.hasNext() ? "," : "");
            }
            out.append(']');
        } else if (value instanceof Map || value instanceof List) {
            out.append("[]");
        } else if (value instanceof Number) {
            out.append(ParamType.text(value));
        } else if (value == null || value instanceof Boolean) {
            out.append(value);
        } else {
            quote(value.toString(), out);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '/' -> out.append("\\/");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c > 0x7e) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /**
     * Reads the arguments of a packed call.
     *
     * @param text JSON text
     * @return the arguments by name, none where the text is no structure
     */
    public static Map<String, @Nullable Object> readArguments(String text) {
        try {
            return array(JSON.readValue(text, Object.class)) instanceof Map<?, ?> map ? named(map) : named(Map.of());
        } catch (JsonProcessingException e) {
            return named(Map.of());
        }
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> map) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), array(value)));
        return named;
    }

    private static @Nullable Object array(@Nullable Object value) {
        if (value instanceof List<?> list) {
            Map<String, @Nullable Object> array = new LinkedHashMap<>();
            list.forEach(item -> array.put(Integer.toString(array.size()), array(item)));
            return array;
        }
        return value instanceof Map<?, ?> map ? named(map) : value;
    }
}
