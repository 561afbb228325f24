package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lmsbridge.core.guard.Guard;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.guard.Measure;
import org.lmsbridge.core.guard.Threshold;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.PlanShare;

class RemainingGuardTest {
    private static final CourseTally BAKING =
            new CourseTally("course-date:1", 40, Map.of(ChangeKind.ENROLMENT_REMOVE, 8L));

    private static final CourseTally COOKING =
            new CourseTally("course-date:2", 40, Map.of(ChangeKind.ENROLMENT_REMOVE, 8L));

    private final Board board = new Board();
    private final RemainingGuard guard = guard("run-1");

    private RemainingGuard guard(String run) {
        return RemainingGuard.of(Guards.defaults(), new TalliedPlan(), board.of(run));
    }

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

    @Example
    void whatAnotherHostFoundCountsToo() {
        var other = guard("run-2");
        other.note(ended("course-date:1", ChangeKind.ENROLMENT_UPDATE, 5, Result.GROUND_MOVED));
        assertThat(guard.split(List.of(remove("course-date:1"))).leftOut()).isEmpty();
        guard.note(ended("course-date:2", ChangeKind.ENROLMENT_UPDATE, 20, Result.GROUND_MOVED));
        other.note(ended("course-date:1", ChangeKind.ENROLMENT_UPDATE, 15, Result.GROUND_MOVED));
        for (var host : List.of(guard, other)) {
            assertThat(host.split(List.of(remove("course-date:1"), remove("course-date:2")))
                            .leftOut())
                    .extracting(outcome -> outcome.change().subject())
                    .containsExactly("course-date:1/contact:99", "course-date:2/contact:99");
        }
    }

    @Example
    void whatTwoHostsFoundInTwoCoursesCountsTogetherForTheSite() {
        var other = guard("run-2");
        // Of 10,000, 300 are left; 16 of these are more than a twentieth, and more than 12.
        guard.note(ended("course-date:3", ChangeKind.ENROLMENT_UPDATE, 4_900, Result.GROUND_MOVED));
        assertThat(strict("run-3").split(List.of(remove("course-date:1"))).leftOut())
                .isEmpty();
        other.note(ended("course-date:4", ChangeKind.ENROLMENT_UPDATE, 4_800, Result.GROUND_MOVED));
        assertThat(strict("run-3").split(List.of(remove("course-date:1"))).leftOut())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.finding().orElseThrow().message())
                        .contains("removals in the site: 16 of 300 enrolments"));
    }

    private RemainingGuard strict(String run) {
        var guards =
                new Guards(List.of(new Guard(Measure.REMOVALS, new Threshold(5, 12))), List.of(), Duration.ofHours(1));
        return RemainingGuard.of(guards, new TalliedPlan(), board.of(run));
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

    /** Where runs tell each other, as the state store keeps it. */
    private static final class Board {
        private final Map<String, PlanShare.Left> rows = new HashMap<>();

        PlanShare of(String run) {
            return (PlanShare) Proxy.newProxyInstance(
                    PlanShare.class.getClassLoader(), new Class<?>[] {PlanShare.class}, (proxy, method, arguments) -> {
                        return switch (method.getName()) {
                            case "saveLeft" -> save((List<?>) arguments[0]);
                            case "left" -> List.copyOf(rows.values());
                            case "moved" ->
                                rows.values().stream()
                                        .mapToLong(PlanShare.Left::moved)
                                        .sum();
                            default -> throw new UnsupportedOperationException(run + " " + method);
                        };
                    });
        }

        private Object save(List<?> left) {
            left.stream().map(PlanShare.Left.class::cast).forEach(row -> rows.put(row.course() + row.kind(), row));
            return left;
        }
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
