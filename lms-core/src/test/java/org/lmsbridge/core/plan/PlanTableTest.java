package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.guard.Guard;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.guard.Measure;
import org.lmsbridge.core.guard.Threshold;
import org.lmsbridge.core.report.Finding;

class PlanTableTest {
    @Test
    void aPlanWithoutChangesSaysSo() {
        assertThat(plan(Map.of()).asTable()).isEqualTo("Nothing has to change.\n");
    }

    @Test
    void segmentsOfOneTitleShareALine() {
        var table = plan(
                        Map.of(ChangeKind.ENROLMENT_CREATE, 3L),
                        segment("Baking", ChangeKind.ENROLMENT_CREATE, 2),
                        segment("Baking", ChangeKind.ENROLMENT_CREATE, 1))
                .asTable();
        assertThat(table.lines().filter(line -> line.startsWith("Baking")))
                .singleElement()
                .asString()
                .endsWith("enrol 3");
    }

    @Test
    void kindsStandSideBySideAndTheTotalBelow() {
        var table = plan(
                        Map.of(ChangeKind.COURSE_CREATE, 1L, ChangeKind.COURSE_UPDATE, 2L),
                        segment("Courses", ChangeKind.COURSE_UPDATE, 2),
                        segment("Courses", ChangeKind.COURSE_CREATE, 1))
                .asTable();
        assertThat(table.lines())
                .hasSize(3)
                .first()
                .asString()
                .matches("Courses {53}  create course 1  update course 2");
        assertThat(table).contains("Total: 3 changes");
    }

    @Test
    void aLongTitleIsCutSoThatColumnsStand() {
        var table = plan(Map.of(ChangeKind.COURSE_CREATE, 1L), segment("x".repeat(80), ChangeKind.COURSE_CREATE, 1))
                .asTable();
        assertThat(table).startsWith("x".repeat(59) + "…  create course 1");
    }

    @Test
    void aTableWithoutApprovalToWaitForSaysNothingOfIt() {
        assertThat(plan(Map.of(ChangeKind.COURSE_CREATE, 1L)).asTable()).doesNotContain("wait", "Findings");
    }

    @Test
    void guardsThatTheHostSetAreTheOnesThatAreShown() {
        var strict =
                new Guards(List.of(new Guard(Measure.NEW_COURSES, new Threshold(0, 0))), List.of(), Duration.ofDays(1));
        assertThat(plan(Map.of(ChangeKind.COURSE_CREATE, 1L)).asTable(strict))
                .endsWith("This plan will wait for approval:\n"
                        + "  new courses in the site: 1 of 0 courses; allowed without approval: 0, or 0 %\n");
    }

    @Test
    void mailsAreAnnouncedWhereMoodleMaySendAny() {
        assertThat(plan(Map.of(ChangeKind.ENROLMENT_CREATE, 7L)).asTable())
                .contains("People whom Moodle may mail a welcome message: 7");
        assertThat(plan(Map.of(ChangeKind.ACCOUNT_CREATE, 7L)).asTable()).doesNotContain("mail");
    }

    private static Segment segment(String title, ChangeKind kind, int count) {
        var change = new Change(kind, "course-date:1", new TreeMap<>(), new TreeMap<>(), List.of());
        return new Segment(
                Segment.Phase.COURSES,
                title,
                Stream.generate(() -> change).limit(count).toList());
    }

    private static ChangePlan plan(Map<ChangeKind, Long> counts, Segment... segments) {
        return new ChangePlan() {
            @Override
            public PlanHeader header() {
                return new PlanHeader("id", "college", Instant.EPOCH, counts, 0, "digest", PlanBase.NONE);
            }

            @Override
            public Stream<Segment> segments() {
                return Stream.of(segments);
            }

            @Override
            public Stream<Finding> findings() {
                return Stream.of();
            }

            @Override
            public Stream<CourseTally> courses() {
                return Stream.of();
            }
        };
    }
}
