package org.lmsbridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One request that was recorded at a real site, with its answer. */
record Recording(
        String file, String function, String name, JsonNode parameters, int status, String contentType, String body) {

    private static final Path FOLDER = Path.of("src/test/resources/recordings");

    static List<Recording> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Recording::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> notReplayed() {
        try {
            return Files.readAllLines(FOLDER.resolve("not-replayed.txt")).stream()
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording read(Path file) {
        try {
            JsonNode node = Rest.JSON.readTree(file.toFile());
            JsonNode response = node.path("response");
            return new Recording(
                    file.getFileName().toString(),
                    node.path("function").asText(),
                    node.path("case").asText(),
                    node.path("parameters"),
                    response.path("status").asInt(),
                    response.path("contentType").asText(),
                    response.path("body").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isWithDebugging() {
        return name.startsWith("debug-");
    }

    @Override
    public String toString() {
        return file;
    }
}
