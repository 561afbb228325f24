package org.lmsbridge.moodle.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.Secret;

/** Jackson set up for Moodle: instants are epoch seconds, 0 is no time, booleans are 0 and 1, nulls are absent. */
public final class WireMapper {
    private WireMapper() {}

    /** {@return a mapper for requests and replies} */
    public static ObjectMapper create() {
        SimpleModule moodle = new SimpleModule("moodle")
                .addSerializer(Instant.class, new SecondsOut())
                .addDeserializer(Instant.class, new SecondsIn())
                .addSerializer(Boolean.class, new BitOut())
                .addSerializer(boolean.class, new BitOut())
                .addDeserializer(Boolean.class, new BitIn())
                .addDeserializer(boolean.class, new PlainBitIn())
                .addSerializer(Secret.class, new SecretOut())
                .addDeserializer(Secret.class, new SecretIn());
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(moodle)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP))
                .build();
    }

    private static final class SecondsOut extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(time.getEpochSecond());
        }
    }

    private static final class SecondsIn extends JsonDeserializer<Instant> {
        @Override
        public @Nullable Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            long seconds = in.getValueAsLong();
            return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
        }
    }

    private static final class BitOut extends JsonSerializer<Boolean> {
        @Override
        public void serialize(Boolean state, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(state ? 1 : 0);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Boolean state) {
            return !state;
        }
    }

    /** The same field comes as true, 1 or "1", by function and version. */
    private static class BitIn extends JsonDeserializer<Boolean> {
        @Override
        public Boolean deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() == JsonToken.VALUE_TRUE || in.currentToken() == JsonToken.VALUE_FALSE) {
                return in.currentToken() == JsonToken.VALUE_TRUE;
            }
            return in.getValueAsInt() != 0;
        }
    }

    /** An absent or null truth value is false, where it cannot be absent. */
    private static final class PlainBitIn extends BitIn {
        @Override
        public Boolean getNullValue(DeserializationContext context) {
            return false;
        }
    }

    /** The one place where a secret leaves its wrapping: on the way into a request's body. */
    private static final class SecretOut extends JsonSerializer<Secret> {
        @Override
        public void serialize(Secret secret, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(secret.reveal());
        }
    }

    private static final class SecretIn extends JsonDeserializer<Secret> {
        @Override
        public Secret deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Secret.of(in.getText());
        }
    }
}
