package org.lmsbridge.sandbox.internal.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a function declares about one parameter or one part of its answer. */
public sealed interface Declared {

    /**
     * Whether it has to be there.
     *
     * @return the presence
     */
    Presence presence();

    /**
     * What stands in for it where it is missing and has a default.
     *
     * @return a scalar, a list, or null
     */
    @Nullable
    Object fallback();

    /**
     * Whether null is a value for it.
     *
     * @return true where null is accepted
     */
    boolean nullable();

    /** Whether a key has to be there. */
    enum Presence {
        /** It is an error when it is missing. */
        REQUIRED,
        /** It may be missing. */
        OPTIONAL,
        /** A default stands in for it. */
        DEFAULT
    }

    /**
     * A scalar.
     *
     * @param type the type it is cleaned by
     * @param presence whether it has to be there
     * @param fallback its default
     * @param nullable whether null is a value for it
     */
    record Scalar(
            ParamType type, Presence presence, @Nullable Object fallback, boolean nullable) implements Declared {}

    /**
     * A structure with named parts, in the order in which they are answered.
     *
     * @param fields the parts by name
     * @param presence whether it has to be there
     * @param fallback its default
     * @param nullable whether null is a value for it
     */
    record Structure(
            Map<String, Declared> fields,
            Presence presence,
            @Nullable Object fallback,
            boolean nullable) implements Declared {}

    /**
     * A list of equal elements.
     *
     * @param element what each element is
     * @param presence whether it has to be there
     * @param fallback its default
     * @param nullable whether null is a value for it
     */
    record ListOf(
            Declared element, Presence presence, @Nullable Object fallback, boolean nullable) implements Declared {}

    /**
     * Reads a declaration as the resources hold it.
     *
     * @param node the JSON of the declaration
     * @return the declaration
     */
    static Declared parse(JsonNode node) {
        Presence presence =
                Presence.valueOf(node.path("presence").asText("required").toUpperCase(java.util.Locale.ROOT));
        Object fallback = plain(node.path("default"));
        boolean nullable = node.path("null").asBoolean(true);
        // Null is a value for scalars, but not for lists and structures, unless the site says otherwise.
        return switch (node.path("kind").asText()) {
            case "value" -> new Scalar(ParamType.named(node.path("type").asText()), presence, fallback, nullable);
            case "list" ->
                new ListOf(
                        parse(node.path("of")),
                        presence,
                        fallback,
                        node.path("null").asBoolean(false));
            case "object" ->
                new Structure(
                        fields(node.path("fields")),
                        presence,
                        fallback,
                        node.path("null").asBoolean(false));
            default -> throw new IllegalArgumentException("unknown declaration " + node);
        };
    }

    private static Map<String, Declared> fields(JsonNode node) {
        Map<String, Declared> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), parse(field.getValue())));
        return Collections.unmodifiableMap(fields);
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        return node.isTextual() ? node.asText() : null;
    }
}
