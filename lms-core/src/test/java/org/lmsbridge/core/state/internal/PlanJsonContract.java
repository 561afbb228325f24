package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lmsbridge.core.state.internal.Samples.courses;
import static org.lmsbridge.core.state.internal.Samples.enrol;
import static org.lmsbridge.core.state.internal.Samples.enrolmentsOf;
import static org.lmsbridge.core.state.internal.Samples.remove;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Plans;
import org.lmsbridge.core.state.StateException;

abstract class PlanJsonContract {
    abstract StateStoreContract store();

    private Plans plans() {
        return store().site("college").plans();
    }

    private ChangePlan sample() {
        try (var writer = plans().create()) {
            writer.base(new PlanBase(100, 50, 10));
            writer.base("course-date:1", 40);
            writer.add(enrolmentsOf("Baking \"2\"", enrol(1), remove(2)));
            writer.add(courses(1, 2));
            writer.add(Finding.warning("code", "contact:1", "message\nof two lines", "remedy"));
            return writer.finish();
        }
    }

    private static String json(ChangePlan plan) {
        var out = new StringWriter();
        plan.writeJson(out);
        return out.toString();
    }

    @Test
    void aPlanThatIsReadBackIsTheSame() {
        var plan = sample();
        var json = json(plan);
        var segments = plan.segments().toList();
        var findings = plan.findings().toList();
        var courses = plan.courses().toList();
        store().deletePlan(plan.header().id());

        plans().read(new StringReader(json));

        var found = plans().find(plan.header().id()).orElseThrow();
        assertThat(found.header()).isEqualTo(plan.header());
        assertThat(found.segments()).isEqualTo(segments);
        assertThat(found.findings()).isEqualTo(findings);
        assertThat(found.courses()).isEqualTo(courses);
        assertThat(json(found)).isEqualTo(json);
        assertThat(plans().take(plan.header().id(), "run-1")).isTrue();
    }

    @Test
    void fieldsComeInOneOrderAndEveryChangeHasALine() {
        var plan = sample();
        var header = plan.header();
        assertThat(json(plan).lines().toList())
                .startsWith("{\"format\":1,\"id\":\"" + header.id()
                        + "\",\"site\":\"college\",\"createdAt\":\"2026-03-01T09:00:00.123456Z\",\"digest\":\""
                        + header.digest()
                        + "\",\"counts\":{\"COURSE_CREATE\":2,\"ENROLMENT_CREATE\":1,\"ENROLMENT_REMOVE\":1}"
                        + ",\"base\":{\"enrolments\":100,\"accounts\":50,\"courses\":10}")
                .contains(",{\"kind\":\"ENROLMENT_REMOVE\",\"subject\":\"course-date:1/contact:2\","
                        + "\"expects\":{\"enrolled\":\"yes\"},\"values\":{\"enrolled\":\"no\"},"
                        + "\"because\":[\"registration:2\"]}]}]");
    }

    @Test
    void aPlanIsNotKeptTwice() {
        var json = json(sample());
        assertThatThrownBy(() -> plans().read(new StringReader(json)))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("is kept already");
    }

    @Test
    void aPlanForAnotherSiteIsRefused() {
        var json = json(sample());
        var others = store().site("other").plans();
        assertThatThrownBy(() -> others.read(new StringReader(json)))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("is for college, not for other");
    }

    @Test
    void aPlanWithAChangeThatWasEditedIsRefusedAndForgotten() {
        var plan = sample();
        var json = json(plan).replace("contact:2", "contact:3");
        store().deletePlan(plan.header().id());
        assertThatThrownBy(() -> plans().read(new StringReader(json)))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("was changed since it was written");
        assertThat(store().count("lms_plan")).isZero();
    }

    @Test
    void aPlanThatEndsEarlyIsRefusedAndForgotten() {
        var plan = sample();
        var json = json(plan);
        store().deletePlan(plan.header().id());
        for (var length : List.of(json.length() / 4, json.length() / 2, json.length() - 3)) {
            assertThatThrownBy(() -> plans().read(new StringReader(json.substring(0, length))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no plan that this version can read");
        }
        assertThat(store().count("lms_plan")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"format\":2}",
                "{\"secret\":\"anna\"}",
                "{\"segments\":[]}",
                "{\"id\":\"a\",\"site\":\"college\",\"createdAt\":\"yesterday\",\"segments\":[{}]}",
                "{\"id\":\"a\",\"site\":\"college\",\"createdAt\":\"2026-03-01T09:00:00Z\",\"segments\":[{\"phase\":\"COURSES\"}]}",
                "{\"id\":\"a\",\"site\":\"college\",\"createdAt\":\"2026-03-01T09:00:00Z\",\"digest\":null}"
            })
    void whatIsNoPlanIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> plans().read(new StringReader(text)))
                .isInstanceOfAny(IllegalArgumentException.class, StateException.class)
                .hasMessageNotContaining("anna");
        assertThat(store().count("lms_plan")).isZero();
    }

    @Test
    void aWriterThatFailsIsNamedAsTheCause() {
        var plan = sample();
        assertThatThrownBy(() -> plan.writeJson(new Full()))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("full");
    }

    @Test
    void readersAndWritersStayOpen() {
        var open = new Open();
        var plan = sample();
        plan.writeJson(open);
        open.write("still open");
        var json = json(plan);
        store().deletePlan(plan.header().id());
        var in = new OpenReader(json);
        plans().read(in);
        assertThat(in.closed).isFalse();
        assertThat(open.closed).isFalse();
    }

    private static final class Full extends Writer {
        @Override
        public void write(char[] text, int from, int count) throws IOException {
            throw new IOException("full");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class Open extends StringWriter {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class OpenReader extends StringReader {
        private boolean closed;

        OpenReader(String text) {
            super(text);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
