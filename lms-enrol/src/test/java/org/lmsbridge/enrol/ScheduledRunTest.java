package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.report.Progress;

/** What a scheduled run takes in, and where the next one goes on. */
class ScheduledRunTest {
    @TempDir
    Path state;

    @Test
    void aScheduledRunGoesOnWhereTheLastOneEnded() {
        try (var college = College.at(state, Map.of("enrol_records.courseDatesPerRun", "2"))
                .withCourseDates("1001", "1002", "1003")) {
            college.enrol.runNext(Progress.none());
            assertThat(college.courses()).hasSize(2);

            college.enrol.runNext(Progress.none());
            assertThat(college.courses()).hasSize(3);

            college.withRegistered("1001", "anna");
            college.enrol.runNext(Progress.none());
            assertThat(college.participants("1001")).containsOnlyKeys("anna");
        }
    }

    /** Two course dates lead into one Moodle course: by their own numbers, or one by the idnumber and one by number. */
    @Test
    void courseDatesOfOneMoodleCourseAreNeverPartedOverTwoRuns() {
        try (var college = College.at(state)) {
            college.withCourseDates("1001").withRegistered("1001", "anna");
            college.enrol.runNext(Progress.none());
            var course = college.course("1001").id();
            college.records.put(College.courseDate("1002").lmsCourseId(course).build());
            college.withRegistered("1002", "bo");
            college.records.put(College.registration("1002", "anna")
                    .role(CourseRole.INSTRUCTOR)
                    .build());

            for (int run = 0; run < 4; run++) {
                college.enrol.runNext(Progress.none());
                assertThat(college.participants("1001"))
                        .isEqualTo(Map.of("anna", new TreeSet<>(Set.of(3L, 5L)), "bo", new TreeSet<>(Set.of(5L))));
            }
            assertThat(college.plan().isEmpty()).isTrue();
            assertThat(college.changes(college.enrol.plan(Scope.courseDate(new CourseDateId("1001")))))
                    .isEqualTo(List.of());
        }
    }
}
