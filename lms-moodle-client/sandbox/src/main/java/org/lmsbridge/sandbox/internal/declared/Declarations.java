package org.lmsbridge.sandbox.internal.declared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lmsbridge.sandbox.SandboxVersion;

/**
 * The declarations that belong to a version, from the resources of this module. They hold one function a line, and a
 * line is parsed when its function is first called, so that a start does not wait for all of them. This class is
 * thread-safe.
 */
public final class Declarations {

    /** Made at the first use, because making it takes longer than everything else at a start. */
    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private final Map<String, List<String>> lines = new HashMap<>();
    private final Map<String, DeclaredFunction> parsed = new ConcurrentHashMap<>();

    /**
     * The declarations of a version.
     *
     * @param version the version
     */
    public Declarations(SandboxVersion version) {
        read(version == SandboxVersion.V4_1 ? "functions-4.1.json" : "functions-4.4.json");
        if (version.atLeast(SandboxVersion.V4_5)) {
            read("functions-4.5-additions.json");
        }
    }

    /**
     * A function's declaration.
     *
     * @param function its name
     * @return the declaration
     * @throws IllegalArgumentException if there is none
     */
    public DeclaredFunction get(String function) {
        return parsed.computeIfAbsent(function, this::parse);
    }

    private DeclaredFunction parse(String name) {
        JsonNode whole = Json.MAPPER.createObjectNode();
        for (String line : lines.getOrDefault(name, List.of())) {
            try {
                merge((ObjectNode) whole, Json.MAPPER.readTree(line));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the declaration of " + name + " is no JSON", e);
            }
        }
        if (whole.isEmpty()) {
            throw new IllegalArgumentException("no declaration of " + name);
        }
        Declared.Structure parameters = (Declared.Structure) Declared.parse(Json.MAPPER
                .createObjectNode()
                .put("kind", "object")
                .put("null", false)
                .set("fields", whole.path("parameters")));
        JsonNode returns = whole.path("returns");
        return new DeclaredFunction(name, parameters, returns.isObject() ? Declared.parse(returns) : null);
    }

    private void read(String resource) {
        try (InputStream in = SandboxVersion.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the module lacks its resource " + resource);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int end = line.indexOf("\":");
                if (end > 0) {
                    String body = line.substring(end + 2, line.endsWith(",") ? line.length() - 1 : line.length());
                    lines.computeIfAbsent(line.substring(1, end), name -> new ArrayList<>())
                            .add(body);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static void merge(ObjectNode into, JsonNode additions) {
        additions.properties().forEach(entry -> {
            JsonNode there = into.path(entry.getKey());
            if (there instanceof ObjectNode object && entry.getValue().isObject()) {
                merge(object, entry.getValue());
            } else if (entry.getValue().has("after")) {
                putAfter(entry.getValue().path("after").asText(), into, entry.getKey(), entry.getValue());
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** Answers have their fields in the order of the declaration. */
    private static void putAfter(String place, ObjectNode into, String name, JsonNode value) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        into.properties().forEach(entry -> {
            fields.put(entry.getKey(), entry.getValue());
            if (entry.getKey().equals(place)) {
                fields.put(name, value);
            }
        });
        if (!fields.containsKey(name)) {
            throw new IllegalStateException(
                    "the declaration of " + name + " is to stand after " + place + ", which is not there");
        }
        into.removeAll();
        into.setAll(fields);
    }
}
