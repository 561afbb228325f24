package org.lmsbridge.moodle.internal.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;

/** Writes the bodies of calls, and measures records before they are put into one. Thread-safe. */
public final class Form {
    private static final int TYPICAL_CALL = 16 * 1024;
    private static final int TYPICAL_RECORD = 512;
    private final ObjectMapper mapper;

    /**
     * Makes an encoder.
     *
     * @param mapper a {@link WireMapper}
     */
    public Form(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The size of a record in a form.
     *
     * @param variables how many form variables it takes
     * @param bytes how many bytes it takes
     */
    public record Size(int variables, int bytes) {}

    /**
     * Measures a record as an element of a list.
     *
     * @param list the list's name
     * @param record the record
     * @return its size
     */
    public Size measure(String list, Object record) {
        FormBuffer buffer = new FormBuffer(TYPICAL_RECORD);
        // Indexes of a call have two or three digits more than the one used here.
        int variables = write(buffer, Map.of(list, java.util.List.of(record)));
        return new Size(variables, buffer.size() + 3 * variables);
    }

    /**
     * Writes the body of a call. The token comes last: of a body that PHP cuts off the token goes first, and the site
     * refuses the whole instead of carrying out a part.
     *
     * @param function the function, for messages
     * @param parameters the parameters by name
     * @param token the token
     * @return the body
     */
    public byte[] body(String function, Map<String, ?> parameters, Secret token) {
        parameters.forEach((name, value) -> refuseEmpty(function, name, value));
        FormBuffer buffer = new FormBuffer(TYPICAL_CALL);
        if (write(buffer, parameters) > 0) {
            buffer.raw('&');
        }
        buffer.raw(TOKEN, TOKEN.length);
        buffer.text(token.reveal());
        return buffer.toByteArray();
    }

    private static final byte[] TOKEN = "wstoken=".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private int write(FormBuffer buffer, Map<String, ?> parameters) {
        try (BracketGenerator generator = new BracketGenerator(buffer, mapper)) {
            mapper.writeValue(generator, parameters);
            return generator.variables();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot encode a " + parameters.keySet() + ": " + e.getMessage(), e);
        }
    }

    private static void refuseEmpty(String function, String name, Object value) {
        if (value instanceof Collection<?> list && list.isEmpty()) {
            throw new InvalidRequestException(Fault.of(
                    function,
                    "the list " + name + " is empty.",
                    "Leave the call out: Moodle cannot be sent an empty list.",
                    Arrival.NOT_SENT));
        }
    }
}
