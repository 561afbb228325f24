package org.lmsbridge.moodle.destination;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.api.PackedApi;
import org.lmsbridge.moodle.api.PackedRequest;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.internal.wire.Form;
import org.lmsbridge.moodle.internal.wire.WireMapper;

/** Goes the way of a batch up to the point where a request would leave, and writes down that request instead. */
final class Rehearsal {
    private static final Secret MASK = Secret.of("***");
    /** What the client reckons with beside the records: token, function, format and the like. */
    private static final int OWN_VARIABLES = 10;

    private final Target target;
    private final MoodleClient client;
    private final LookUps lookUps;
    private final ObjectMapper mapper = WireMapper.create().registerModule(masking());
    private final Form form = new Form(mapper);

    Rehearsal(Target target, MoodleClient client) {
        this.target = target;
        this.client = client.oneCallAtATime(); // the first call to be held up is the first in order
        this.lookUps = new LookUps(client, target);
    }

    private static SimpleModule masking() {
        return new SimpleModule("masking").addSerializer(Secret.class, new JsonSerializer<>() {
            @Override
            public void serialize(Secret secret, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(MASK.reveal());
            }
        });
    }

    <T> Preview<T> of(List<Item<T>> batch) {
        lookUps.resolve(batch.stream().filter(Item::open).toList());
        batch.stream()
                .filter(Item::open)
                .forEach(item -> target.unfit(item.fields()).ifPresent(fault -> item.refuse(target.function(), fault)));
        List<PreviewedRequest> requests = new ArrayList<>();
        List<Item<T>> left = batch.stream().filter(Item::open).toList();
        while (!left.isEmpty()) {
            left = request(left, requests);
        }
        return new Preview<>(
                requests,
                batch.stream().filter(item -> !item.open()).map(Item::outcome).toList());
    }

    /** The client itself decides what is refused beforehand, and how much travels in the first call. */
    private <T> List<Item<T>> request(List<Item<T>> items, List<PreviewedRequest> requests) {
        BatchLog.Closed log = new BatchLog.Closed();
        List<Map<String, Object>> records = items.stream().map(Item::fields).toList();
        List<Verdict<?>> verdicts = target.write(client.withWriteLog(log), records);
        List<Item<T>> left = new ArrayList<>();
        for (int place = 0; place < items.size(); place++) {
            if (verdicts.get(place) instanceof Verdict.NotAttempted) {
                left.add(items.get(place));
            } else {
                items.get(place).judge(Sender.numbered(verdicts.get(place), items, items.get(place)));
            }
        }
        int sent = log.refused().size();
        if (sent == 0 && !left.isEmpty()) {
            throw new IllegalStateException(target.function() + " would not be called for what is left");
        }
        if (sent > 0) {
            requests.add(written(left.subList(0, sent)));
        }
        return left.subList(sent, left.size());
    }

    private <T> PreviewedRequest written(List<Item<T>> items) {
        Map<String, ?> parameters =
                target.parameters(items.stream().map(Item::fields).toList());
        String body = body(target.function(), parameters);
        if (tooLarge(body)) {
            // The client let more through than a form may hold: it would have sent it as one JSON argument.
            PackedRequest packed = new PackedRequest(target.function(), json(parameters), false);
            return request(PackedApi.CALL, body(PackedApi.CALL, Map.of("requests", List.of(packed))), items.size());
        }
        return request(target.function(), body, items.size());
    }

    private boolean tooLarge(String body) {
        long variables = body.chars().filter(character -> character == '&').count() + OWN_VARIABLES;
        return variables > client.moodleSite().variablesPerCall() && target.packs();
    }

    private String json(Map<String, ?> parameters) {
        try {
            return mapper.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parameters of " + target.function() + " cannot be written", e);
        }
    }

    private String body(String function, Map<String, ?> parameters) {
        return new String(form.body(function, parameters, MASK), StandardCharsets.US_ASCII);
    }

    private PreviewedRequest request(String called, String body, int records) {
        Map<String, String> headers = new TreeMap<>();
        client.moodleSite().headers().keySet().forEach(name -> headers.put(name, MASK.reveal()));
        String url = client.moodleSite().url() + "/webservice/rest/server.php?wsfunction=" + called
                + "&moodlewsrestformat=json";
        return new PreviewedRequest(target.function(), url, headers, body, records);
    }
}
