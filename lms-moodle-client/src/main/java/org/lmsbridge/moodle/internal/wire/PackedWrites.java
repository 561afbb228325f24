package org.lmsbridge.moodle.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.api.Function;
import org.lmsbridge.moodle.api.PackedApi;
import org.lmsbridge.moodle.api.PackedReply;
import org.lmsbridge.moodle.api.PackedRequest;
import org.lmsbridge.moodle.api.Parameter;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.TransportException;

/**
 * Sends writes as a JSON argument of {@code tool_mobile_call_external_functions}, where PHP counts one variable however
 * large the data is. One function per request: Moodle undoes a refused one when the request ends, and what came before
 * it in the same request would stay. Thread-safe.
 */
final class PackedWrites implements InvocationHandler {
    private final Wire wire;

    PackedWrites(Wire wire) {
        this.wire = wire;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        Function function = method.getAnnotation(Function.class);
        if (function == null || arguments == null) {
            throw new UnsupportedOperationException(method.getName());
        }
        wire.knowledge().require(function.value());
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            parameters.put(
                    method.getParameters()[i].getAnnotation(Parameter.class).value(), arguments[i]);
        }
        try {
            String json = wire.mapper().writeValueAsString(parameters);
            PackedRequest request = new PackedRequest(function.value(), json, function.raw());
            return answer(function.value(), method, wire.api(PackedApi.class).write(List.of(request)));
        } catch (JsonProcessingException e) {
            // Its message may quote the data.
            throw unreadable(function.value());
        }
    }

    private @Nullable Object answer(String function, Method method, PackedReply reply) throws JsonProcessingException {
        if (reply.responses().size() != 1) {
            throw unreadable(function);
        }
        PackedReply.Item item = reply.responses().get(0);
        if (item.error()) {
            JsonNode envelope = wire.mapper().readTree(item.exception().orElse("{}"));
            throw Envelopes.exception(function, envelope, wire.site().token().reveal());
        }
        return method.getReturnType() == void.class
                ? null
                : wire.mapper()
                        .readValue(
                                item.data().orElse("null"), wire.mapper().constructType(method.getGenericReturnType()));
    }

    private static TransportException unreadable(String function) {
        return new TransportException(Fault.of(
                function,
                "a packed answer does not match its type.",
                "Look into the site's PHP log.",
                Arrival.UNKNOWN));
    }
}
