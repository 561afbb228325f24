package org.lmsbridge.enrol.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.roster.CourseAttribute;
import org.lmsbridge.core.roster.ImportedCourse;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.roster.TermReference;
import org.lmsbridge.core.spi.RecordsUnavailableException;

class JsonLinesSinkTest {
    @TempDir
    Path directory;

    @Test
    void everyChangeIsALineAndBatchesAreAppended() throws IOException {
        var file = directory.resolve("roster.jsonl");
        var course = ImportedCourse.builder()
                .institutionId("7")
                .name("Biology \"I\"\nand more")
                .code("BIO101.2027S1")
                .term(new TermReference("2027S1", Optional.empty()))
                .putAttributes(CourseAttribute.CREDITS, "6")
                .build();
        new JsonLinesSink(file).accept(List.of(RosterChange.added(course)));
        new JsonLinesSink(file).accept(List.of(RosterChange.gone(RosterItem.Kind.ENROLMENT, "5-7")));

        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        var added = JsonMapper.builder().build().readTree(lines.get(0));
        assertThat(added.path("type").asText()).isEqualTo("added");
        assertThat(added.path("kind").asText()).isEqualTo("course");
        assertThat(added.path("institutionId").asText()).isEqualTo("7");
        assertThat(added.path("item").path("name").asText()).isEqualTo("Biology \"I\"\nand more");
        assertThat(added.path("item").path("term").path("code").asText()).isEqualTo("2027S1");
        assertThat(added.path("item").path("attributes").path("CREDITS").asText())
                .isEqualTo("6");
        assertThat(added.path("item").has("description")).isFalse();
        var gone = JsonMapper.builder().build().readTree(lines.get(1));
        assertThat(gone.path("type").asText()).isEqualTo("gone");
        assertThat(gone.has("item")).isFalse();
    }

    @Test
    void aLineThatAKilledProcessBeganIsTakenBackBecauseItsChangeComesAgain() throws IOException {
        var file = directory.resolve("roster.jsonl");
        var sink = new JsonLinesSink(file);
        sink.accept(List.of(RosterChange.gone(RosterItem.Kind.ENROLMENT, "5-7")));
        Files.writeString(file, "{\"type\":\"gone\",\"ki", StandardOpenOption.APPEND);

        sink.accept(List.of(RosterChange.gone(RosterItem.Kind.ENROLMENT, "6-7")));

        assertThat(file).hasContent("""
                        {"type":"gone","kind":"enrolment","institutionId":"5-7"}
                        {"type":"gone","kind":"enrolment","institutionId":"6-7"}
                        """);
    }

    @Test
    void aFileWithNothingButABegunLineBeginsAnew() throws IOException {
        var file = Files.writeString(directory.resolve("roster.jsonl"), "{\"type\"");

        new JsonLinesSink(file).accept(List.of(RosterChange.gone(RosterItem.Kind.COURSE, "7")));

        assertThat(Files.readAllLines(file))
                .containsExactly("{\"type\":\"gone\",\"kind\":\"course\",\"institutionId\":\"7\"}");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidToBeSo() {
        var sink = new JsonLinesSink(directory.resolve("missing/roster.jsonl"));
        assertThatThrownBy(() -> sink.accept(List.of(RosterChange.gone(RosterItem.Kind.COURSE, "1"))))
                .isInstanceOf(RecordsUnavailableException.class);
    }
}
