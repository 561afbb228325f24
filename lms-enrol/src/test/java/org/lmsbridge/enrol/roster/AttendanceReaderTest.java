package org.lmsbridge.enrol.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.model.GradeItem;
import org.lmsbridge.moodle.model.UserGrades;
import org.lmsbridge.sandbox.MoodleSandbox;

class AttendanceReaderTest {
    private static final String SESSIONS = """
            [{"id":1,"sessdate":1800000000,"statuses":[{"id":7,"acronym":"P"},{"id":8,"acronym":"A"}],
              "attendance_log":[{"studentid":3,"statusid":"7"},{"studentid":4,"statusid":"8"}]},
             {"id":2,"sessdate":1800086400,"statuses":[{"id":7,"acronym":"P"},{"id":8,"acronym":"A"}],
              "attendance_log":[{"studentid":3,"statusid":"7"},{"studentid":4,"statusid":"8"}]}]
            """;

    @Test
    void aSiteWithoutThePluginIsNotAvailable() {
        try (var sandbox = MoodleSandbox.start()) {
            var site = MoodleSite.of(sandbox.url().toString(), sandbox.token());
            var reader = AttendanceReader.read(MoodleClient.of(site), graded(), Set.of("A"));

            assertThat(reader.of(3).notAvailable().orElseThrow()).contains("mod_attendance_get_sessions");
        }
    }

    @Test
    void presencesAndAbsencesAreCountedByAcronym() throws IOException {
        var reader = AttendanceReader.empty();
        for (var session : JsonMapper.builder().build().readTree(SESSIONS)) {
            reader.add(session, Set.of("A"));
        }

        assertThat(reader.of(3).lastAttended()).contains(Instant.ofEpochSecond(1800086400));
        assertThat(reader.of(3).absences()).contains(0);
        assertThat(reader.of(4).lastAttended()).isEmpty();
        assertThat(reader.of(4).absences()).isEqualTo(Optional.of(2));
    }

    private static UserGrades graded() {
        return UserGrades.builder()
                .courseid(2)
                .userid(3)
                .addGradeitems(GradeItem.builder()
                        .id(1)
                        .itemtype("mod")
                        .itemmodule("attendance")
                        .iteminstance(9)
                        .build())
                .build();
    }
}
