package org.lmsbridge.moodle.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An answer without what has to differ: numbers become what they stand for, times of now become "now", the address of
 * the site goes, and records that others made are left out.
 */
final class Neutral {
    private static final Set<String> PLACES =
            Set.of("sortorder", "categorysortorder", "contextid", "cacherev", "instance", "iteminstance");
    private static final Set<String> TECHNICAL = Set.of("message", "path", "link", "courseimage", "modicon");
    private static final long LATELY = 10L * 24 * 3600;
    private static final long YEAR = 365L * 24 * 3600;

    private final Side side;
    private final String function;

    Neutral(Side side, String function) {
        this.side = side;
        this.function = function;
    }

    JsonNode of(JsonNode body) {
        return node("", body, kind(function));
    }

    private JsonNode node(String key, JsonNode value, Kind kind) {
        if (value.isObject()) {
            return object((ObjectNode) value, kind);
        }
        if (value.isArray()) {
            return list(value, within(key, kind));
        }
        if (value.isIntegralNumber()) {
            return number(key, value.asLong(), kind);
        }
        return value.isTextual() ? TextNode.valueOf(text(key, value.asText())) : value;
    }

    private JsonNode object(ObjectNode value, Kind kind) {
        ObjectNode neutral = JsonNodeFactory.instance.objectNode();
        // In a warning the item tells what its number stands for.
        Kind here = switch (value.path("item").asText()) {
            case "user" -> Kind.USER;
            case "course" -> Kind.COURSE;
            default -> kind;
        };
        value.properties().forEach(field -> neutral.set(field.getKey(), node(field.getKey(), field.getValue(), here)));
        return neutral;
    }

    private JsonNode list(JsonNode value, Kind kind) {
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode element : value) {
            if (isOurs(element, kind)) {
                kept.add(node("", element, kind));
            }
        }
        if (kind == Kind.CATEGORY) {
            // They stand in the order of the places, compared as texts, which depends on what else is there.
            kept.sort(Comparator.comparing(category -> category.path("id").asText()));
        }
        ArrayNode neutral = JsonNodeFactory.instance.arrayNode();
        kept.forEach(neutral::add);
        return neutral;
    }

    private boolean isOurs(JsonNode element, Kind kind) {
        return kind == Kind.OTHER
                || !element.path("id").isIntegralNumber()
                || side.numbers().meaning(kind, element.path("id").asLong()).isPresent();
    }

    private JsonNode number(String key, long number, Kind kind) {
        long ahead = number - Instant.now().getEpochSecond();
        if (Math.abs(ahead) < LATELY) {
            return TextNode.valueOf("now");
        }
        if (key.equals("enddate") && Math.abs(ahead - YEAR) < LATELY) {
            // Counted from a midnight, which is another one in another time zone.
            return TextNode.valueOf("in a year");
        }
        if (PLACES.contains(key)) {
            return TextNode.valueOf("#");
        }
        Optional<Kind> meant = switch (key) {
            case "id", "itemid" -> Optional.of(kind);
            case "userid" -> Optional.of(Kind.USER);
            case "courseid" -> Optional.of(Kind.COURSE);
            case "groupid" -> Optional.of(Kind.GROUP);
            case "category", "categoryid", "parent" -> Optional.of(kind == Kind.OTHER ? Kind.OTHER : Kind.CATEGORY);
            default -> Optional.empty();
        };
        if (meant.isEmpty()) {
            return LongNode.valueOf(number);
        }
        return meant.get() == Kind.OTHER
                ? TextNode.valueOf("#")
                : side.numbers()
                        .meaning(meant.get(), number)
                        .<JsonNode>map(ref -> TextNode.valueOf(ref.toString()))
                        .orElse(LongNode.valueOf(number));
    }

    private String text(String key, String text) {
        if (key.equals("data") || key.equals("exception") && text.startsWith("{")) {
            return packed(text);
        }
        String plain = text.replace(side.url(), "SITE").replace(side.mark(), Side.MARK);
        boolean technical =
                TECHNICAL.contains(key) || key.toLowerCase(Locale.ROOT).contains("url");
        return technical ? plain.replaceAll("[0-9]+", "#") : plain;
    }

    /** Answers inside a packed call are JSON text; which function gave them is seen by their shape alone. */
    private String packed(String text) {
        try {
            JsonNode inner = Side.JSON.readTree(text);
            return node("", inner, inner.has("message") ? Kind.OTHER : kind(inner))
                    .toString();
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static Kind kind(JsonNode inner) {
        JsonNode first = inner.path(0);
        if (first.has("username") || inner.has("users")) {
            return Kind.USER;
        }
        return first.has("depth") ? Kind.CATEGORY : first.has("courseid") ? Kind.GROUP : Kind.COURSE;
    }

    private static Kind within(String key, Kind kind) {
        return switch (key) {
            case "users", "contacts" -> Kind.USER;
            case "courses", "enrolledcourses" -> Kind.COURSE;
            case "groups" -> Kind.GROUP;
            case "gradeitems", "usergrades", "customfields", "filters", "courseformatoptions" -> Kind.OTHER;
            default -> kind;
        };
    }

    private static Kind kind(String function) {
        if (function.contains("categories")) {
            return Kind.CATEGORY;
        }
        if (function.startsWith("core_user") || function.equals("core_enrol_get_enrolled_users")) {
            return Kind.USER;
        }
        if (function.contains("grouping")) {
            return Kind.GROUPING;
        }
        if (function.startsWith("core_group")) {
            return Kind.GROUP;
        }
        boolean other = function.endsWith("contents")
                || function.startsWith("gradereport")
                || function.startsWith("core_reportbuilder")
                || function.startsWith("tool_mobile");
        return other ? Kind.OTHER : Kind.COURSE;
    }
}
