package org.lmsbridge.moodle.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.moodle.api.AnyApi;
import org.lmsbridge.moodle.api.PackedApi;
import org.lmsbridge.moodle.api.PackedReply;
import org.lmsbridge.moodle.api.PackedRequest;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.TransportException;

/**
 * Many reads of one function: packed into few requests where the token's service allows it, one by one elsewhere.
 * Moodle stops at the first error of a pack, so that what follows an error is asked for again. Thread-safe.
 */
public final class Packed {
    private static final int REQUESTS_PER_CALL = 100;
    private final Wire wire;

    /**
     * Makes a packer.
     *
     * @param wire the site
     */
    public Packed(Wire wire) {
        this.wire = wire;
    }

    /**
     * The answer of one of many reads.
     *
     * @param value what the site answered; empty for an error
     * @param error the error, if there was one
     * @param <A> what the site answers
     */
    public record Result<A>(Optional<A> value, Optional<MoodleException> error) {

        /** {@return what the site answered, or throws the error} */
        public A orThrow() {
            if (error.isPresent()) {
                throw error.get();
            }
            return value.orElseThrow();
        }
    }

    /**
     * Reads.
     *
     * @param function the function
     * @param arguments the parameters of each read
     * @param raw whether texts are wanted as stored
     * @param type what the site answers
     * @param <A> what the site answers
     * @return the answers in order
     */
    public <A> List<Result<A>> read(
            String function, List<? extends Map<String, ?>> arguments, boolean raw, Class<A> type) {
        JavaType answer = wire.mapper().constructType(type);
        if (arguments.size() < 2 || !wire.knowledge().surelyMayCall(PackedApi.CALL)) {
            return arguments.stream()
                    .map(each -> this.<A>single(function, each, raw, answer))
                    .toList();
        }
        List<Result<A>> results = new ArrayList<>();
        int size = REQUESTS_PER_CALL;
        while (results.size() < arguments.size()) {
            int end = Math.min(arguments.size(), results.size() + size);
            List<PackedRequest> requests = arguments.subList(results.size(), end).stream()
                    .map(each -> new PackedRequest(function, json(each), raw))
                    .toList();
            List<PackedReply.Item> items =
                    wire.api(PackedApi.class).read(requests).responses();
            if (items.isEmpty() || items.size() > requests.size()) {
                throw new TransportException(Fault.of(
                        function,
                        items.size() + " answers came to " + requests.size() + " packed calls.",
                        "Look into the site's PHP log.",
                        Arrival.UNKNOWN));
            }
            items.forEach(item -> results.add(result(function, item, answer)));
            // Where errors are frequent, a large pack would travel again and again for one answer each time.
            size = items.size() < requests.size() ? Math.max(1, size / 2) : Math.min(REQUESTS_PER_CALL, size * 2);
        }
        return results;
    }

    private <A> Result<A> single(String function, Map<String, ?> arguments, boolean raw, JavaType type) {
        Map<String, Object> parameters = new LinkedHashMap<>(arguments);
        if (raw) {
            parameters.put("moodlewssettingraw", 1);
        }
        try {
            return value(function, wire.api(AnyApi.class).read(function, parameters), type);
        } catch (MoodleException e) {
            // A failure of PHP has no code, and is an answer to this one read all the same.
            if (e.errorCode().isEmpty() && !(e instanceof InvalidRequestException)) {
                throw e;
            }
            return new Result<>(Optional.empty(), Optional.of(e));
        }
    }

    private <A> Result<A> result(String function, PackedReply.Item item, JavaType type) {
        try {
            if (item.error()) {
                JsonNode envelope = wire.mapper().readTree(item.exception().orElse("{}"));
                MoodleException error = Envelopes.exception(
                        function, envelope, wire.site().token().reveal());
                return new Result<>(Optional.empty(), Optional.of(error));
            }
            return value(function, wire.mapper().readTree(item.data().orElse("null")), type);
        } catch (JsonProcessingException e) {
            throw unreadable(function);
        }
    }

    private <A> Result<A> value(String function, JsonNode data, JavaType type) {
        try {
            A value = wire.mapper().treeToValue(data, type);
            return new Result<>(Optional.ofNullable(value), Optional.empty());
        } catch (JsonProcessingException e) {
            throw unreadable(function);
        }
    }

    private String json(Map<String, ?> arguments) {
        try {
            return wire.mapper().writeValueAsString(arguments);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot encode " + arguments.keySet(), e);
        }
    }

    private static TransportException unreadable(String function) {
        return new TransportException(Fault.of(
                function,
                "a packed answer does not match its type.",
                "Look into the site's PHP log.",
                Arrival.UNKNOWN));
    }
}
