package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lmsbridge.core.state.internal.Samples.courses;
import static org.lmsbridge.core.state.internal.Samples.enrol;
import static org.lmsbridge.core.state.internal.Samples.enrolmentsOf;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Plans;
import org.lmsbridge.core.state.StateException;

abstract class PlansContract {
    abstract StateStoreContract store();

    private Plans plans() {
        return store().site("college").plans();
    }

    private ChangePlan planOf(Segment... segments) {
        try (var writer = plans().create()) {
            List.of(segments).forEach(writer::add);
            return writer.finish();
        }
    }

    private static List<Segment> segments(ChangePlan plan) {
        try (var segments = plan.segments()) {
            return segments.toList();
        }
    }

    @Test
    void aPlanReadsTheSameAfterTheStoreWasOpenedAgain() {
        var plan = planOf(enrolmentsOf("Baking", enrol(1), enrol(2)), courses(1, 2));
        store().reopen();
        var found = plans().find(plan.header().id()).orElseThrow();
        assertThat(found.header()).isEqualTo(plan.header());
        assertThat(segments(found)).containsExactly(courses(1, 2), enrolmentsOf("Baking", enrol(1), enrol(2)));
    }

    @Test
    void segmentsComeByPhaseThenAsPlanned() {
        var plan = planOf(enrolmentsOf("Zebra", enrol(1)), courses(2), enrolmentsOf("Ape", enrol(2)), courses(1));
        assertThat(segments(plan))
                .containsExactly(
                        courses(2), courses(1), enrolmentsOf("Zebra", enrol(1)), enrolmentsOf("Ape", enrol(2)));
    }

    @Test
    void segmentsAreReadOnlyAsTheReaderAdvances() {
        var plan = planOf(courses(1), courses(2), courses(3));
        try (var segments = plan.segments()) {
            var reader = segments.iterator();
            assertThat(reader.next()).isEqualTo(courses(1));
            store().deletePlan(plan.header().id());
            assertThatThrownBy(() -> {
                        reader.next();
                        reader.next();
                    })
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("no longer there as a whole");
        }
    }

    @Test
    void readersMayUseTheStoreInBetweenHoweverManyTheyAre() {
        var plan = planOf(courses(1), courses(2));
        var readers =
                IntStream.range(0, 50).mapToObj(i -> plan.segments().iterator()).toList();
        readers.forEach(reader -> assertThat(reader.next()).isEqualTo(courses(1)));
        assertThat(store().site("college").journal().open(1)).isEmpty();
        readers.forEach(reader -> assertThat(reader.next()).isEqualTo(courses(2)));
    }

    @Test
    void manyFindingsComeInTheirOrder() {
        var findings = IntStream.range(0, 1_234)
                .mapToObj(i -> Finding.warning("code", "contact:" + i, "message", "remedy"))
                .toList();
        try (var writer = plans().create()) {
            findings.forEach(writer::add);
            var plan = writer.finish();
            assertThat(plan.header().findings()).isEqualTo(1_234);
            try (var read = plan.findings()) {
                assertThat(read.toList()).isEqualTo(findings);
            }
        }
    }

    @Test
    void anEmptyPlanIsEmpty() {
        var plan = planOf();
        assertThat(plan.isEmpty()).isTrue();
        assertThat(segments(plan)).isEmpty();
        assertThat(plan.findings().toList()).isEmpty();
    }

    @Test
    void aPlanIsTakenOnce() {
        var id = planOf(courses(1)).header().id();
        assertThat(plans().take(id, "run-1")).isTrue();
        assertThat(plans().take(id, "run-1")).isFalse();
        assertThat(plans().find(id)).isPresent();
    }

    @Test
    void ofSeveralThatTakeAPlanAtOnceOneHasIt() throws Exception {
        var id = planOf(courses(1)).header().id();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var takes = new ArrayList<Callable<Boolean>>();
            IntStream.range(0, 8).forEach(i -> takes.add(() -> plans().take(id, "run-1")));
            var taken = new ArrayList<Boolean>();
            for (Future<Boolean> take : threads.invokeAll(takes)) {
                taken.add(take.get());
            }
            assertThat(taken).containsOnlyOnce(true);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aPlanBelongsToItsSite() {
        var id = planOf(courses(1)).header().id();
        var others = store().site("other").plans();
        assertThat(others.find(id)).isEmpty();
        assertThat(others.take(id, "run-1")).isFalse();
        assertThat(plans().take(id, "run-1")).isTrue();
    }

    @Test
    void aPlanThatNobodyMadeIsNotThere() {
        assertThat(plans().find("no-such-plan")).isEmpty();
        assertThat(plans().take("no-such-plan", "run-1")).isFalse();
    }
}
