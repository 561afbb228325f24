package org.lmsbridge.sandbox.internal.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lmsbridge.sandbox.SandboxVersion;

/** Reads the declarations that belong to a version from the resources of this module. */
public final class Declarations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Declarations() {}

    /**
     * The functions of a version.
     *
     * @param version the version
     * @return the functions by name
     */
    public static Map<String, DeclaredFunction> of(SandboxVersion version) {
        String resource = version == SandboxVersion.V4_1 ? "functions-4.1.json" : "functions-4.4.json";
        JsonNode functions = read(resource);
        if (version == SandboxVersion.V5_0) {
            merge(functions, read("functions-5.0-additions.json"));
        }
        Map<String, DeclaredFunction> found = new LinkedHashMap<>();
        functions.properties().forEach(entry -> found.put(entry.getKey(), function(entry.getKey(), entry.getValue())));
        return Collections.unmodifiableMap(found);
    }

    private static DeclaredFunction function(String name, JsonNode node) {
        Declared.Structure parameters = (Declared.Structure) Declared.parse(JSON.createObjectNode()
                .put("kind", "object")
                .put("null", false)
                .set("fields", node.path("parameters")));
        JsonNode returns = node.path("returns");
        return new DeclaredFunction(name, parameters, returns.isObject() ? Declared.parse(returns) : null);
    }

    private static JsonNode read(String resource) {
        try (InputStream in = SandboxVersion.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the module lacks its resource " + resource);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static void merge(JsonNode into, JsonNode additions) {
        additions.properties().forEach(entry -> {
            JsonNode there = into.path(entry.getKey());
            if (there.isObject() && entry.getValue().isObject()) {
                merge(there, entry.getValue());
            } else {
                ((com.fasterxml.jackson.databind.node.ObjectNode) into).set(entry.getKey(), entry.getValue());
            }
        });
    }
}
