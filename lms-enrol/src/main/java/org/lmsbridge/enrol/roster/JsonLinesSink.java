package org.lmsbridge.enrol.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.RosterSink;

/**
 * Appends changes to a file, one JSON object per line: {@code type} (added, changed, gone), {@code kind},
 * {@code institutionId}, and {@code item} unless it is gone. Of each kind and id the last line holds, so that a change that
 * comes twice says no more than once. A line that a killed process began is taken back, because its change comes again.
 * Thread-safe; no two processes may write one file. The file holds personal data.
 */
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
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(endOfLines(channel));
            channel.position(channel.size());
            var bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // The import remembers these changes as delivered once this returns.
            channel.force(false);
        } catch (IOException e) {
            throw new RecordsUnavailableException("cannot write " + file, e);
        }
    }

    /** After the last line feed; a file of whole lines is looked at with one read. */
    private static long endOfLines(FileChannel channel) throws IOException {
        var last = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(last.clear(), end - 1);
            if (last.get(0) == '\n') {
                return end;
            }
        }
        return 0;
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
