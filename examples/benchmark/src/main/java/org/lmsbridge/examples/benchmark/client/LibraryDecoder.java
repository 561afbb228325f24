package org.lmsbridge.examples.benchmark.client;

import feign.Request;
import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.api.EnrolmentApi;
import org.lmsbridge.moodle.internal.wire.ReplyDecoder;
import org.lmsbridge.moodle.internal.wire.WireMapper;
import org.lmsbridge.moodle.model.Participant;

/**
 * The library's way from an answer's bytes to its values. Reaches into the client's internals, because the public way
 * always has a network in it, which would hide what decoding costs.
 */
final class LibraryDecoder {
    private static final Request REQUEST = Request.create(
            Request.HttpMethod.POST,
            "http://localhost/webservice/rest/server.php?wsfunction=" + EnrolmentApi.PARTICIPANTS,
            Map.of(),
            Request.Body.empty(),
            null);
    private static final Type PARTICIPANTS;

    static {
        try {
            PARTICIPANTS = EnrolmentApi.class
                    .getMethod("participants", long.class, List.class)
                    .getGenericReturnType();
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ReplyDecoder decoder = new ReplyDecoder(WireMapper.create(), Secret.of("token"));

    @SuppressWarnings("unchecked") // the type says so
    @Nullable
    List<Participant> participants(byte[] answer) throws IOException {
        Response response = Response.builder()
                .request(REQUEST)
                .status(200)
                .headers(Map.of("Content-Type", List.of("application/json")))
                // OkHttp gives a stream, not an array.
                .body(new ByteArrayInputStream(answer), answer.length)
                .build();
        return (List<Participant>) decoder.decode(response, PARTICIPANTS);
    }
}
