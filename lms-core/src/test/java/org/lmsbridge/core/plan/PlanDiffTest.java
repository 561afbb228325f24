package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lmsbridge.core.plan.PlanDifference.Side;
import org.lmsbridge.core.report.Finding;

class PlanDiffTest {
    @Property(tries = 300)
    void whatIsTakenAwayAndAddedMakesOnePlanTheOther(
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> here,
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> other,
            @ForAll @IntRange(min = 1, max = 70) int partSize) {
        var onlyHere = new ArrayList<>(changes(here));
        changes(other).forEach(onlyHere::remove);
        var onlyOther = new ArrayList<>(changes(other));
        changes(here).forEach(onlyOther::remove);
        try (var diff = PlanDiff.of(plan(here), plan(other), partSize)) {
            var found = diff.toList();
            assertThat(of(found, Side.THIS)).containsExactlyInAnyOrderElementsOf(onlyHere);
            assertThat(of(found, Side.OTHER)).containsExactlyInAnyOrderElementsOf(onlyOther);
        }
    }

    @Property(tries = 50)
    void aPlanDiffersInNothingFromItself(@ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> numbers) {
        assertThat(PlanDiff.of(plan(numbers), plan(numbers), 7)).isEmpty();
    }

    @Example
    void anotherValueIsADifferenceOnBothSides() {
        var first = enrol(1, "5");
        var second = enrol(1, "3");
        assertThat(new FakePlan("a", List.of(first)).diff(new FakePlan("b", List.of(second))))
                .containsExactly(new PlanDifference(Side.OTHER, second), new PlanDifference(Side.THIS, first));
    }

    @Example
    void textsThatRunIntoEachOtherAreDifferent() {
        var first = new Change(
                ChangeKind.COURSE_UPDATE,
                "course-date:1",
                new TreeMap<>(),
                new TreeMap<>(Map.of("ab", "c")),
                List.of());
        var second = new Change(
                ChangeKind.COURSE_UPDATE,
                "course-date:1",
                new TreeMap<>(Map.of("ab", "c")),
                new TreeMap<>(),
                List.of());
        assertThat(Fingerprint.of(first)).isNotEqualTo(Fingerprint.of(second));
    }

    @Example
    void plansOfOneDigestAreNotEvenRead() {
        var first = new FakePlan("same", List.of(enrol(1, "5")));
        assertThat(first.diff(new FakePlan("same", List.of()))).isEmpty();
        assertThat(first.opened).hasValue(0);
    }

    @Example
    void whatWasOpenedIsClosedAlsoWhenNobodyReadsOn() {
        var first = plan(IntStream.range(0, 50).boxed().toList());
        var second = plan(List.of(99, 100));
        try (var diff = PlanDiff.of(first, second, 10)) {
            assertThat(diff.iterator().hasNext()).isTrue();
        }
        assertThat(first.opened).hasValue(0);
        assertThat(second.opened).hasValue(0);
    }

    private static List<Change> of(List<PlanDifference> found, Side side) {
        return found.stream()
                .filter(difference -> difference.side() == side)
                .map(PlanDifference::change)
                .toList();
    }

    private static List<Change> changes(List<Integer> numbers) {
        return numbers.stream().map(number -> enrol(number, "5")).toList();
    }

    private static Change enrol(int contact, String role) {
        return new Change(
                ChangeKind.ENROLMENT_CREATE,
                "course-date:1/contact:" + contact,
                new TreeMap<>(),
                new TreeMap<>(Map.of("role", role)),
                List.of("registration:" + contact));
    }

    private static FakePlan plan(List<Integer> numbers) {
        return new FakePlan(numbers.toString(), changes(numbers));
    }

    /** A plan in memory that counts how many of its streams are open. */
    private record FakePlan(String digest, List<Change> changes, AtomicInteger opened) implements ChangePlan {
        FakePlan(String digest, List<Change> changes) {
            this(digest, changes, new AtomicInteger());
        }

        @Override
        public PlanHeader header() {
            return new PlanHeader(
                    "id",
                    "college",
                    Instant.EPOCH,
                    Map.of(ChangeKind.ENROLMENT_CREATE, (long) changes.size()),
                    0,
                    digest,
                    PlanBase.NONE);
        }

        @Override
        public Stream<Segment> segments() {
            opened.incrementAndGet();
            return changes.stream()
                    .map(change -> new Segment(Segment.Phase.ENROLMENTS, "Title", List.of(change)))
                    .onClose(opened::decrementAndGet);
        }

        @Override
        public Stream<Finding> findings() {
            return Stream.of();
        }

        @Override
        public Stream<CourseTally> courses() {
            return Stream.of();
        }
    }
}
