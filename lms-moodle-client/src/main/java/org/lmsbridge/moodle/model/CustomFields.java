package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Custom fields travel as lists of names and values; the name of a profile field is called its type. */
final class CustomFields {
    private CustomFields() {}

    private abstract static class Pairs extends JsonSerializer<Map<String, String>> {
        private final String nameKey;

        Pairs(String nameKey) {
            this.nameKey = nameKey;
        }

        @Override
        public void serialize(Map<String, String> fields, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartArray();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                out.writeStartObject();
                out.writeStringField(nameKey, field.getKey());
                out.writeStringField("value", field.getValue());
                out.writeEndObject();
            }
            out.writeEndArray();
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Map<String, String> fields) {
            return fields.isEmpty();
        }
    }

    static final class OfUser extends Pairs {
        OfUser() {
            super("type");
        }
    }

    static final class OfCourse extends Pairs {
        OfCourse() {
            super("shortname");
        }
    }

    static final class OfFormat extends Pairs {
        OfFormat() {
            super("name");
        }
    }

    /** Reads the value as stored ({@code valueraw}, where the site sends it) rather than as displayed. */
    static final class Reply extends JsonDeserializer<Map<String, String>> {
        @Override
        public Map<String, String> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Map<String, String> fields = new LinkedHashMap<>();
            for (JsonNode field : context.readTree(in)) {
                JsonNode value = field.hasNonNull("valueraw") ? field.get("valueraw") : field.path("value");
                if (field.hasNonNull("shortname") && !value.isNull()) {
                    fields.put(field.get("shortname").asText(), value.asText());
                }
            }
            return fields;
        }
    }
}
