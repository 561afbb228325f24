package org.lmsbridge.core.plan.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Map;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanHeader;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.report.Finding;

/**
 * Writes a plan as JSON: the header, then what is streamed. Fields always come in the same order, and every change has
 * a line of its own, so that two files can be compared by any tool.
 */
public final class PlanJson {
    /** The version of the form; a reader refuses any other. */
    public static final int FORMAT = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonGenerator json;

    private PlanJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes a plan.
     *
     * @param plan the plan
     * @param out where to; stays open
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(ChangePlan plan, Writer out) {
        try (var json = MAPPER.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new PlanJson(json).write(plan);
        } catch (IOException e) {
            throw new UncheckedIOException("the plan cannot be written", e);
        }
    }

    private void write(ChangePlan plan) throws IOException {
        json.writeStartObject();
        header(plan.header());
        json.writeArrayFieldStart("courses");
        try (var courses = plan.courses()) {
            for (var reader = courses.iterator(); reader.hasNext(); ) {
                var course = reader.next();
                line();
                json.writeStartObject();
                json.writeStringField("course", course.course());
                json.writeNumberField("enrolments", course.enrolments());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        line();
        json.writeArrayFieldStart("segments");
        try (var segments = plan.segments()) {
            for (var reader = segments.iterator(); reader.hasNext(); ) {
                segment(reader.next());
            }
        }
        json.writeEndArray();
        line();
        json.writeArrayFieldStart("findings");
        try (var findings = plan.findings()) {
            for (var reader = findings.iterator(); reader.hasNext(); ) {
                finding(reader.next());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        line();
    }

    private void header(PlanHeader header) throws IOException {
        json.writeNumberField("format", FORMAT);
        json.writeStringField("id", header.id());
        json.writeStringField("site", header.site());
        json.writeStringField("createdAt", header.createdAt().toString());
        json.writeStringField("digest", header.digest());
        json.writeObjectFieldStart("counts");
        for (var count : header.counts().entrySet()) {
            json.writeNumberField(count.getKey().name(), count.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("base");
        json.writeNumberField("enrolments", header.base().enrolments());
        json.writeNumberField("accounts", header.base().accounts());
        json.writeNumberField("courses", header.base().courses());
        json.writeEndObject();
        line();
    }

    private void segment(Segment segment) throws IOException {
        line();
        json.writeStartObject();
        json.writeStringField("phase", segment.phase().name());
        json.writeStringField("title", segment.title());
        json.writeArrayFieldStart("changes");
        for (var change : segment.changes()) {
            change(change);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void change(Change change) throws IOException {
        line();
        json.writeStartObject();
        json.writeStringField("kind", change.kind().name());
        json.writeStringField("subject", change.subject());
        texts("expects", change.expects());
        texts("values", change.values());
        texts("because", change.because());
        json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
        line();
        json.writeStartObject();
        json.writeStringField("code", finding.code());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("subject", finding.subject());
        json.writeStringField("message", finding.message());
        json.writeStringField("remedy", finding.remedy());
        json.writeEndObject();
    }

    private void texts(String field, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(field);
        for (var text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private void texts(String field, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (var text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void line() throws IOException {
        json.writeRaw('\n');
    }
}
