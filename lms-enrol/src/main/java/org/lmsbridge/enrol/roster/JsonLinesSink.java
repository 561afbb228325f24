package org.lmsbridge.enrol.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.RosterSink;

/** Appends changes to a file, one JSON object per line. Thread-safe. The file holds personal data. */
public final class JsonLinesSink implements RosterSink {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;

    /**
     * Makes a sink.
     *
     * @param file the file, made if it does not exist; its directory must exist
     */
    public JsonLinesSink(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void accept(List<RosterChange> changes) {
        var text = new StringBuilder();
        changes.forEach(change -> text.append(line(change)).append('\n'));
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new RecordsUnavailableException("cannot write " + file, e);
        }
    }

    private static String line(RosterChange change) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", change.type().name().toLowerCase(Locale.ROOT));
        fields.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
        fields.put("institutionId", change.institutionId());
        change.item().ifPresent(item -> fields.put("item", RosterJson.of(item)));
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is always JSON", e);
        }
    }
}
