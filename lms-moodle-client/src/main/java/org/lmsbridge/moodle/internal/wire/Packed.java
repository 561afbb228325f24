package org.lmsbridge.moodle.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
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

    /** How many reads are worth a request of their own beside another. */
    private static final int LEAST_PER_PART = 10;

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
     * Reads, one pack after the other: of two packs of {@code core_enrol_get_users_courses} that were under way at once, a
     * real site answered one with {@code dmlwriteexception}.
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
        if (!packs(arguments.size())) {
            return arguments.stream()
                    .map(each -> this.<A>single(function, each, raw, answer))
                    .toList();
        }
        return inPacks(function, arguments, raw, answer);
    }

    /**
     * Reads with a function that writes nothing, with as many packs under way at once as {@link
     * org.lmsbridge.moodle.MoodleSite#callsAtOnce()} says.
     *
     * @param function the function
     * @param arguments the parameters of each read
     * @param type what the site answers
     * @param <A> what the site answers
     * @return the answers in order
     */
    public <A> List<Result<A>> readSideBySide(
            String function, List<? extends Map<String, ?>> arguments, Class<A> type) {
        var site = wire.site();
        int parts = Math.min(Math.min(site.callsAtOnce(), site.concurrency()), arguments.size() / LEAST_PER_PART);
        if (parts < 2 || !packs(arguments.size())) {
            return read(function, arguments, false, type);
        }
        JavaType answer = wire.mapper().constructType(type);
        int size = (arguments.size() + parts - 1) / parts;
        var answers = new ConcurrentHashMap<Integer, List<Result<A>>>();
        var rest = new ConcurrentLinkedQueue<>(
                IntStream.range(0, parts).mapToObj(List::of).toList());
        new SideBySide<Integer>(() -> Objects.requireNonNullElse(rest.poll(), List.of()), part -> {
                    int from = part.get(0) * size;
                    int end = Math.min(arguments.size(), from + size);
                    answers.put(part.get(0), inPacks(function, arguments.subList(from, end), false, answer));
                })
                .run(parts);
        return IntStream.range(0, parts)
                .mapToObj(answers::get)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Tells whether reads travel together.
     *
     * @param reads how many there are
     * @return whether they are packed
     */
    public boolean packs(int reads) {
        return reads > 1 && wire.knowledge().surelyMayCall(PackedApi.CALL);
    }

    private <A> List<Result<A>> inPacks(
            String function, List<? extends Map<String, ?>> arguments, boolean raw, JavaType answer) {
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
            A value = wire.mapper().readValue(item.data().orElse("null"), type);
            return new Result<>(Optional.ofNullable(value), Optional.empty());
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
