package org.lmsbridge.moodle.internal.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lmsbridge.moodle.WriteLog;

/** Appends one line of JSON per intent and outcome. Thread-safe. */
public final class FileWriteLog implements WriteLog {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Path file;

    /**
     * Makes a log.
     *
     * @param file the file, made where missing
     */
    public FileWriteLog(Path file) {
        this.file = file;
    }

    @Override
    public String intend(String function, List<String> subjects) {
        String ticket = UUID.randomUUID().toString();
        append(Map.of("ticket", ticket, "intend", function, "subjects", subjects));
        return ticket;
    }

    @Override
    public void settle(String ticket, Outcome outcome, Map<String, String> results) {
        append(Map.of("ticket", ticket, "settle", outcome.name(), "results", results));
    }

    private synchronized void append(Map<String, Object> entry) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(line(entry)));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the write log " + file, e);
        }
    }

    private static byte[] line(Map<String, Object> entry) throws JsonProcessingException {
        Map<String, Object> timed = new LinkedHashMap<>();
        timed.put("at", Instant.now().toString());
        timed.putAll(entry);
        return (MAPPER.writeValueAsString(timed) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
