package org.lmsbridge.completion.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.state.Delivery;
import org.lmsbridge.core.state.NewDelivery;

/** Call-backs as they lie in the state store. */
final class CallBack {
    static final String TOPIC = "local_records.process-steps";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CallBack() {}

    /** One completion or withdrawal; the count makes the key of a later completion another one. */
    static NewDelivery of(Learner learner, String step, Optional<Long> cmid, int count, boolean withdrawn, Instant at) {
        var registration = learner.registration();
        var payload = new LinkedHashMap<String, Object>();
        payload.put("registration", registration.id().value());
        payload.put("contact", registration.contact().value());
        payload.put("step", step);
        payload.put("course", learner.courseid());
        cmid.ifPresent(id -> payload.put("activity", id));
        payload.put("user", learner.userid());
        payload.put("withdrawn", withdrawn);
        payload.put("at", at.toString());
        var occasion = (count == 1 ? "" : " (" + count + ")") + (withdrawn ? " withdrawn" : "");
        try {
            return new NewDelivery(
                    TOPIC,
                    "registration:" + registration.id(),
                    step + occasion,
                    Optional.of(registration.contact()),
                    MAPPER.writeValueAsString(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is always JSON", e);
        }
    }

    static StepRequest request(Delivery delivery) throws JsonProcessingException {
        JsonNode payload = MAPPER.readTree(delivery.payload());
        return StepRequest.builder()
                .idempotencyKey(delivery.key())
                .mayHaveArrived(delivery.mayHaveArrived())
                .withdrawn(payload.path("withdrawn").asBoolean())
                .registration(new RegistrationId(payload.path("registration").asText()))
                .contact(new ContactId(payload.path("contact").asText()))
                .step(payload.path("step").asText())
                .lmsCourseId(payload.path("course").asLong())
                .lmsActivityId(
                        payload.has("activity")
                                ? Optional.of(payload.path("activity").asLong())
                                : Optional.empty())
                .lmsUserId(payload.path("user").asLong())
                .at(Instant.parse(payload.path("at").asText()))
                .build();
    }
}
