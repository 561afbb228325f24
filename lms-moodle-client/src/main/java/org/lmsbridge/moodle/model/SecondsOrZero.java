package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Writes an absent time as 0, which Moodle takes for no limit. */
final class SecondsOrZero extends JsonSerializer<Optional<Instant>> {
    @Override
    public void serialize(Optional<Instant> time, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeNumber(time.map(Instant::getEpochSecond).orElse(0L));
    }
}
