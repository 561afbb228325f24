package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.enrol.rule.CourseDiff.ActualCourse;
import org.lmsbridge.enrol.rule.CourseNames.Synchronised;

class CourseDiffTest {
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");
    private static final DesiredCourse DESIRED = new DesiredCourse(
            new CourseDateId("1001"), "1001", new CourseNames("Full", "Short"), 40, START, Optional.empty());

    @Test
    void aCourseThatIsRightIsLeftAlone() {
        assertThat(diff(Synchronised.BOTH, true).update(DESIRED, actual("Full", "Short", START)))
                .isEmpty();
    }

    @Test
    void onlyTheFieldsThatDifferAreWritten() {
        var change = diff(Synchronised.BOTH, true)
                .update(DESIRED, actual("Old", "Short", START))
                .orElseThrow();

        assertThat(change.expects()).containsOnly(entry("fullname", "Old"));
        assertThat(change.values()).containsOnly(entry("fullname", "Full"));
    }

    @Test
    void namesFollowOnlyWhereTheSettingSaysSo() {
        var other = actual("Old", "Older", START);

        assertThat(diff(Synchronised.NONE, true).update(DESIRED, other)).isEmpty();
        assertThat(diff(Synchronised.FULL, true)
                        .update(DESIRED, other)
                        .orElseThrow()
                        .values())
                .containsOnlyKeys("fullname");
        assertThat(diff(Synchronised.SHORT, true)
                        .update(DESIRED, other)
                        .orElseThrow()
                        .values())
                .containsOnlyKeys("shortname");
    }

    @Test
    void datesFollowOnlyWhereTheSettingSaysSo() {
        var moved = actual("Full", "Short", START.plusSeconds(3_600));

        assertThat(diff(Synchronised.BOTH, false).update(DESIRED, moved)).isEmpty();
        assertThat(diff(Synchronised.BOTH, true)
                        .update(DESIRED, moved)
                        .orElseThrow()
                        .values())
                .containsOnlyKeys("startdate", "enddate");
    }

    @Test
    void datesThatTheTokenDoesNotSeeAreNotCompared() {
        var unseen = new ActualCourse(7, "Full", "Short", Optional.empty(), Optional.empty());

        assertThat(diff(Synchronised.BOTH, true).update(DESIRED, unseen)).isEmpty();
    }

    private static CourseDiff diff(Synchronised names, boolean dates) {
        return new CourseDiff(names, dates, true);
    }

    private static ActualCourse actual(String fullname, String shortname, Instant start) {
        return new ActualCourse(7, fullname, shortname, Optional.of(start), Optional.empty());
    }
}
