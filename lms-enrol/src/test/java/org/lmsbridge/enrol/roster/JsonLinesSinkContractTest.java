package org.lmsbridge.enrol.roster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.testkit.RosterSinkContract;

/** The file keeps every change; what holds is what its Javadoc says: of each item, the last line. */
class JsonLinesSinkContractTest extends RosterSinkContract {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    Path directory;

    @Override
    protected RosterSink sink() {
        return new JsonLinesSink(file());
    }

    @Override
    protected Object kept() {
        var items = new TreeMap<String, JsonNode>();
        try {
            for (var line : Files.exists(file()) ? Files.readAllLines(file()) : List.<String>of()) {
                var change = MAPPER.readTree(line);
                var key = change.path("kind").asText() + " "
                        + change.path("institutionId").asText();
                if (change.path("type").asText().equals("gone")) {
                    items.remove(key);
                } else {
                    items.put(key, change.path("item"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    private Path file() {
        return directory.resolve("roster.jsonl");
    }
}
