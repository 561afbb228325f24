package org.lmsbridge.core.state.internal;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.plan.internal.PlanJson;
import org.lmsbridge.core.report.Finding;

/** Reads a plan that {@link PlanJson} wrote, straight into the store. For one plan and one thread. */
final class PlanJsonReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Map<String, String> header = new HashMap<>();
    private final Target target;
    private @Nullable JdbcPlanWriter plan;

    private PlanJsonReader(Target target) {
        this.target = target;
    }

    static ChangePlan read(Reader in, Target target) {
        var reader = new PlanJsonReader(target);
        try (var json = MAPPER.createParser(in)) {
            json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            return reader.read(json);
        } catch (JsonProcessingException e) {
            // Without its message, which may repeat a part of the text, and with it somebody's name.
            throw new IllegalArgumentException(
                    "the text is no plan that this version can read; look at line " + lineOf(e));
        } catch (IOException e) {
            throw new UncheckedIOException("the plan cannot be read", e);
        } finally {
            reader.forget();
        }
    }

    private ChangePlan read(JsonParser json) throws IOException {
        expect(json, json.nextToken() == JsonToken.START_OBJECT, "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var field = json.currentName();
            json.nextToken();
            field(json, field);
        }
        return writer(json).finish(text(json, "digest"));
    }

    private void field(JsonParser json, String field) throws IOException {
        switch (field) {
            case "format" -> expect(json, json.getIntValue() == PlanJson.FORMAT, "format " + PlanJson.FORMAT);
            case "id", "site", "createdAt", "digest" -> header.put(field, json.getText());
            case "counts" -> json.skipChildren();
            case "base" -> writer(json).base(json.readValueAs(PlanBase.class));
            case "courses" -> {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    var course = json.readValueAs(CourseBase.class);
                    writer(json).base(course.course(), course.enrolments());
                }
            }
            case "segments" -> {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    var segment = json.readValueAs(PlainSegment.class);
                    writer(json).add(new Segment(segment.phase(), segment.title(), segment.changes()));
                }
            }
            case "findings" -> {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    writer(json).add(json.readValueAs(Finding.class));
                }
            }
            default -> expect(json, false, "a field of a plan");
        }
    }

    private JdbcPlanWriter writer(JsonParser json) throws IOException {
        var begun = plan;
        if (begun == null) {
            begun = target.begin(text(json, "id"), text(json, "site"), createdAt(json));
            plan = begun;
        }
        return begun;
    }

    private Instant createdAt(JsonParser json) throws IOException {
        try {
            return Instant.parse(text(json, "createdAt"));
        } catch (DateTimeException e) {
            expect(json, false, "a time");
            throw e;
        }
    }

    private String text(JsonParser json, String field) throws IOException {
        var text = header.get(field);
        if (text == null) {
            throw new JsonParseException(json, "no " + field + " before this");
        }
        return text;
    }

    private static void expect(JsonParser json, boolean met, String what) throws IOException {
        if (!met) {
            throw new JsonParseException(json, "expected " + what);
        }
    }

    private void forget() {
        var begun = plan;
        if (begun != null) {
            begun.close();
        }
    }

    private static String lineOf(JsonProcessingException e) {
        return e.getLocation() == null ? "1" : String.valueOf(e.getLocation().getLineNr());
    }

    /** Where the plan goes once its header is known. */
    @FunctionalInterface
    interface Target {
        JdbcPlanWriter begin(String id, String site, Instant createdAt);
    }

    private record CourseBase(String course, long enrolments) {}

    /** A segment before its size is checked, so that the check's own message reaches the reader. */
    private record PlainSegment(Segment.Phase phase, String title, List<Change> changes) {}
}
