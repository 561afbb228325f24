package org.lmsbridge.moodle.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.codec.Decoder;
import feign.jackson.JacksonDecoder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.TransportException;

/**
 * Reads replies with status 200. An error says so inside; an empty body, XML, HTML and JSON that breaks off say
 * nothing about what the site did. Thread-safe.
 */
public final class ReplyDecoder implements Decoder {
    private static final int PEEK = 512;
    private final ObjectMapper mapper;
    private final JacksonDecoder values;
    private final Secret token;

    /**
     * Makes a decoder.
     *
     * @param mapper a {@link WireMapper}
     * @param token the token, which is kept out of messages
     */
    public ReplyDecoder(ObjectMapper mapper, Secret token) {
        this.mapper = mapper;
        this.values = new JacksonDecoder(mapper);
        this.token = token;
    }

    @Override
    public @Nullable Object decode(Response response, Type type) throws IOException {
        String function = Called.function(response.request());
        if (response.body() == null) {
            throw empty(function);
        }
        try (InputStream in = new BufferedInputStream(response.body().asInputStream(), PEEK * 16)) {
            in.mark(PEEK);
            String start = new String(in.readNBytes(PEEK), StandardCharsets.UTF_8).stripLeading();
            in.reset();
            if (start.isEmpty()) {
                throw empty(function);
            }
            if (start.charAt(0) == '<') {
                throw markup(function, start);
            }
            if (type == void.class || startsLikeAnError(start)) {
                return checked(function, mapper.readTree(in), type);
            }
            return value(function, response.toBuilder().body(in, null).build(), type);
        } catch (JsonProcessingException e) {
            throw broken(function, type, e);
        }
    }

    private boolean startsLikeAnError(String start) throws IOException {
        try (JsonParser parser = mapper.createParser(start)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && parser.nextToken() == JsonToken.FIELD_NAME
                    && Envelopes.startsLike(parser.currentName());
        }
    }

    /** A small answer, or one that may be an error: read as a whole before it is believed. */
    private @Nullable Object checked(String function, JsonNode reply, Type type) throws IOException {
        if (Envelopes.isError(reply)) {
            throw Envelopes.exception(function, reply, token.reveal());
        }
        return type == void.class ? null : mapper.treeToValue(reply, mapper.constructType(type));
    }

    private Object value(String function, Response response, Type type) throws IOException {
        // Feign's way leads through characters and takes a third more time, which is felt where a list is a whole
        // course.
        Object value = type instanceof ParameterizedType
                ? mapper.readValue(response.body().asInputStream(), mapper.constructType(type))
                : values.decode(response, type);
        if (value == null) {
            throw unreadable(function, "the site answered null where " + type.getTypeName() + " belongs.", null);
        }
        return value;
    }

    private static TransportException empty(String function) {
        return unreadable(function, "the site sent an empty answer.", null);
    }

    private static TransportException broken(String function, Type type, JsonProcessingException e) {
        // The original message of Jackson quotes the answer, which may hold personal data.
        String place =
                e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
        return unreadable(
                function,
                "the answer breaks off or does not match " + type.getTypeName() + place + " ("
                        + e.getClass().getSimpleName() + ").",
                null);
    }

    private static TransportException markup(String function, String start) {
        if (start.startsWith("<?xml") || start.startsWith("<EXCEPTION") || start.startsWith("<RESPONSE")) {
            String code = start.contains("<ERRORCODE>") ? start.replaceAll("(?s).*<ERRORCODE>([a-z_]+)<.*", "$1") : "";
            return unreadable(
                    function,
                    "the site answered in XML" + (code.matches("[a-z_]+") ? " (" + code + ")" : "")
                            + " instead of JSON.",
                    "The call was probably cut off on its way: lower variablesPerCall, or raise max_input_vars and post_max_size in the site's PHP.");
        }
        return unreadable(
                function,
                "the site answered with an HTML page instead of JSON.",
                "Check that the address is the site's own, without /login or /my at its end, and that no login page or proxy stands before it; otherwise look into the site's PHP log.");
    }

    private static TransportException unreadable(String function, String what, @Nullable String remedy) {
        String advice =
                remedy == null ? "Look into the site's PHP log for a fatal error, a memory or a time limit." : remedy;
        return new TransportException(Fault.of(function, what, advice, Arrival.UNKNOWN));
    }
}
