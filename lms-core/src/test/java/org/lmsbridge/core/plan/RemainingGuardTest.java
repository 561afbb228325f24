package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.report.Finding;

class RemainingGuardTest {
    private static final CourseTally BAKING =
            new CourseTally("course-date:1", 40, Map.of(ChangeKind.ENROLMENT_REMOVE, 8L));

    private static final CourseTally COOKING =
            new CourseTally("course-date:2", 40, Map.of(ChangeKind.ENROLMENT_REMOVE, 8L));

    private final RemainingGuard guard = RemainingGuard.of(Guards.defaults(), new TalliedPlan());

    @Example
    void aCourseThatEmptiedMeanwhileLosesNobodyMoreAndOthersGoOn() {
        guard.note(ended("course-date:1", ChangeKind.ENROLMENT_UPDATE, 20, Result.GROUND_MOVED));
        var sifted = guard.split(List.of(remove("course-date:1"), remove("course-date:2"), enrol("course-date:1")));
        assertThat(sifted.changes()).containsExactly(remove("course-date:2"), enrol("course-date:1"));
        assertThat(sifted.leftOut()).singleElement().satisfies(outcome -> {
            assertThat(outcome.change()).isEqualTo(remove("course-date:1"));
            assertThat(outcome.result()).isEqualTo(Result.SKIPPED);
            assertThat(outcome.finding().orElseThrow().message())
                    .contains("removals in course-date:1: 8 of 20 enrolments");
        });
    }

    @Example
    void aRemovalWhoseGroundMovedIsNoneAnyMore() {
        guard.note(ended("course-date:1", ChangeKind.ENROLMENT_REMOVE, 4, Result.GROUND_MOVED));
        guard.note(ended("course-date:1", ChangeKind.ENROLMENT_UPDATE, 20, Result.GROUND_MOVED));
        assertThat(guard.split(List.of(remove("course-date:1"))).leftOut()).isEmpty();
    }

    @Example
    void whatTheSiteRefusedLeavesTheBaseAsItIs() {
        guard.note(ended("course-date:1", ChangeKind.ENROLMENT_UPDATE, 20, Result.REFUSED));
        assertThat(guard.split(List.of(remove("course-date:1"))).leftOut()).isEmpty();
    }

    @Property
    void whatAPersonApprovedIsNeverLeftOut(@ForAll @IntRange(max = 60) int moved) {
        var approved = RemainingGuard.none(new TalliedPlan());
        approved.note(ended("course-date:1", ChangeKind.ENROLMENT_UPDATE, moved, Result.GROUND_MOVED));
        assertThat(approved.split(List.of(remove("course-date:1"))).leftOut()).isEmpty();
    }

    @Property
    void whereNothingMovedNothingIsLeftOut(@ForAll @IntRange(max = 60) int applied) {
        guard.note(ended("course-date:1", ChangeKind.ENROLMENT_UPDATE, applied, Result.APPLIED));
        assertThat(guard.split(List.of(remove("course-date:1"))).leftOut()).isEmpty();
    }

    private static List<ChangeOutcome> ended(String course, ChangeKind kind, int count, Result result) {
        return IntStream.range(0, count)
                .mapToObj(i -> ApplyBench.change(kind, course + "/contact:" + i))
                .map(change -> result == Result.APPLIED
                        ? ChangeOutcome.applied(change)
                        : ChangeOutcome.not(
                                change, result, Finding.warning("code", change.subject(), "message", "remedy")))
                .toList();
    }

    private static Change remove(String course) {
        return ApplyBench.change(ChangeKind.ENROLMENT_REMOVE, course + "/contact:99");
    }

    private static Change enrol(String course) {
        return ApplyBench.change(ChangeKind.ENROLMENT_CREATE, course + "/contact:98");
    }

    /** A plan that takes eight of forty away in two courses. */
    private static final class TalliedPlan implements ChangePlan {
        @Override
        public PlanHeader header() {
            return new PlanHeader(
                    "id",
                    "college",
                    Instant.EPOCH,
                    Map.of(ChangeKind.ENROLMENT_REMOVE, 16L),
                    0,
                    "digest",
                    new PlanBase(10_000, 5_000, 100));
        }

        @Override
        public Stream<CourseTally> courses() {
            return Stream.of(BAKING, COOKING);
        }

        @Override
        public Stream<Segment> segments() {
            return Stream.of();
        }

        @Override
        public Stream<Finding> findings() {
            return Stream.of();
        }
    }
}
