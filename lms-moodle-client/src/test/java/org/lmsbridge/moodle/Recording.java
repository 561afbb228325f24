package org.lmsbridge.moodle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A request to a real site and its answer. */
record Recording(String file, String function, JsonNode parameters, int status, String contentType, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<Recording> all() {
        try (Stream<Path> files =
                Files.list(Path.of(Recording.class.getResource("/recordings").toURI()))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Recording::read)
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Recording named(String start) {
        return all().stream()
                .filter(each -> each.file.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static Recording read(Path file) {
        try {
            JsonNode recording = MAPPER.readTree(file.toFile());
            JsonNode response = recording.get("response");
            return new Recording(
                    file.getFileName().toString(),
                    recording.get("function").asText(),
                    recording.get("parameters"),
                    response.get("status").asInt(),
                    response.get("contentType").asText(),
                    response.path("body").asText(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The error code that the site gave; empty for an answer without one. */
    String errorCode() {
        try {
            return body.startsWith("{")
                    ? MAPPER.readTree(body).path("errorcode").asText("")
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** The parameters as PHP would be sent them, worked out here apart from the encoder. */
    Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        parameters.properties().forEach(field -> flatten(field.getKey(), field.getValue(), variables));
        return variables;
    }

    private static void flatten(String name, JsonNode value, Map<String, String> variables) {
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(name + "[" + i + "]", value.get(i), variables);
            }
        } else if (value.isObject()) {
            value.properties()
                    .forEach(field -> flatten(name + "[" + field.getKey() + "]", field.getValue(), variables));
        } else {
            variables.put(name, value.asText());
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
