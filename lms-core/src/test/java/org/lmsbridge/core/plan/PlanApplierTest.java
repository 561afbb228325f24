package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.core.state.StateStore;

class PlanApplierTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

    private final RecordingHandler courses = new RecordingHandler();
    private final RecordingHandler people = new RecordingHandler();
    private final Map<ChangeKind, ChangeHandler> handlers = new EnumMap<>(Map.of(
            ChangeKind.COURSE_CREATE, courses,
            ChangeKind.ACCOUNT_CREATE, people,
            ChangeKind.ENROLMENT_CREATE, people));
    private StateStore store;

    @BeforeEach
    void openStore(@TempDir Path directory) {
        store = StateStore.embedded(directory, CLOCK);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private SiteState site() {
        return store.site("college");
    }

    private PlanApplier applier() {
        return new PlanApplier(handlers, CLOCK);
    }

    private ChangePlan plan(Segment... segments) {
        try (var writer = site().plans().create()) {
            List.of(segments).forEach(writer::add);
            return writer.finish();
        }
    }

    private static Segment segment(Segment.Phase phase, ChangeKind kind, int from, int count) {
        return new Segment(
                phase,
                "Title",
                IntStream.range(from, from + count)
                        .mapToObj(i -> new Change(kind, "thing:" + i, new TreeMap<>(), new TreeMap<>(), List.of()))
                        .toList());
    }

    private static Segment enrolments(int from, int count) {
        return segment(Segment.Phase.ENROLMENTS, ChangeKind.ENROLMENT_CREATE, from, count);
    }

    private static Segment accounts(int from, int count) {
        return segment(Segment.Phase.ACCOUNTS, ChangeKind.ACCOUNT_CREATE, from, count);
    }

    private static Segment courses(int from, int count) {
        return segment(Segment.Phase.COURSES, ChangeKind.COURSE_CREATE, from, count);
    }

    @Test
    void coursesComeBeforeAccountsAndAccountsBeforeEnrolments() {
        var order = new ArrayList<ChangeKind>();
        courses.log = order;
        people.log = order;
        applier().apply(plan(enrolments(0, 1), accounts(0, 1), courses(0, 1)), site(), Progress.none());
        assertThat(order)
                .containsExactly(ChangeKind.COURSE_CREATE, ChangeKind.ACCOUNT_CREATE, ChangeKind.ENROLMENT_CREATE);
    }

    @Test
    void smallSegmentsOfOnePhaseTravelTogether() {
        applier().apply(plan(enrolments(0, 3), enrolments(3, 4), accounts(0, 2)), site(), Progress.none());
        assertThat(people.batches).extracting(List::size).containsExactly(2, 7);
    }

    @Test
    void aBatchHasAThousandChangesAtMost() {
        applier()
                .apply(
                        plan(enrolments(0, 400), enrolments(400, 400), enrolments(800, 400), enrolments(1_200, 500)),
                        site(),
                        Progress.none());
        assertThat(people.batches).extracting(List::size).containsExactly(800, 900);
    }

    @Test
    void theReportCountsWhatWasDoneAndWhatWasNot() {
        people.refused = "thing:1";
        var report = applier().apply(plan(courses(0, 2), enrolments(0, 3)), site(), Progress.none());
        assertThat(report.applied()).isEqualTo(Map.of(ChangeKind.COURSE_CREATE, 2L, ChangeKind.ENROLMENT_CREATE, 2L));
        assertThat(report.notApplied()).isEqualTo(Map.of(ChangeOutcome.Result.REFUSED, 1L));
        assertThat(report.findings()).extracting(Finding::subject).containsExactly("thing:1");
        assertThat(report.complete()).isFalse();
        assertThat(report.appliedTotal()).isEqualTo(4);
        assertThat(report.startedAt()).isEqualTo(CLOCK.instant());
    }

    @Test
    void progressGoesUpToTheTotal() {
        var told = new ArrayList<String>();
        applier()
                .apply(
                        plan(courses(0, 2), enrolments(0, 3)),
                        site(),
                        (task, done, total) -> told.add(task + " " + done + "/" + total));
        assertThat(told).containsExactly("COURSES 2/5", "ENROLMENTS 5/5");
    }

    @Test
    void progressNamesWhatOfATaskWasDoneLast() {
        var told = new ArrayList<String>();
        var plan = plan(courses(0, 2), enrolments(0, 3), enrolmentsOf("Cooking"), enrolmentsOf("Cooking"));
        applier().apply(plan, site(), new Progress() {
            @Override
            public void advanced(String task, long done, long total) {
                told.add("without a subtask");
            }

            @Override
            public void advanced(String task, String subtask, long done, long total) {
                told.add(task + " / " + subtask + " " + done + "/" + total);
            }
        });
        assertThat(told)
                .containsExactly(
                        "COURSES / " + courses(0, 2).title() + " 2/7",
                        "ENROLMENTS / " + enrolments(0, 3).title() + " and 1 more 7/7");
    }

    private static Segment enrolmentsOf(String title) {
        return new Segment(Segment.Phase.ENROLMENTS, title, enrolments(3, 1).changes());
    }

    @Test
    void aPlanIsAppliedOnce() {
        var plan = plan(courses(0, 1));
        applier().apply(plan, site(), Progress.none());
        assertThatThrownBy(() -> applier().apply(plan, site(), Progress.none()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("was applied before; make a new one");
        assertThat(courses.batches).hasSize(1);
    }

    @Test
    void aPlanForAnotherSiteIsRefusedAndStaysWhole() {
        var plan = plan(courses(0, 1));
        assertThatThrownBy(() -> applier().apply(plan, store.site("other"), Progress.none()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("is for college, not for other");
        assertThat(courses.batches).isEmpty();
        assertThat(applier().apply(plan, site(), Progress.none()).complete()).isTrue();
    }

    @Test
    void doubtIsClearedUpOnceForEachHandlerBeforeAnythingIsWritten() {
        applier().apply(plan(enrolments(0, 1), accounts(0, 1)), site(), Progress.none());
        assertThat(people.calls).containsExactly("recover", "apply", "apply");
        assertThat(courses.calls).containsExactly("recover");
    }

    @Test
    void aHandlerThatAnswersForTooFewIsAFault() {
        people.forgetful = true;
        var plan = plan(enrolments(0, 3));
        assertThatThrownBy(() -> applier().apply(plan, site(), Progress.none()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("answered for 2 of 3 changes");
    }

    @Test
    void aKindThatNobodyHandlesIsNamed() {
        handlers.remove(ChangeKind.ENROLMENT_CREATE);
        var plan = plan(enrolments(0, 1));
        assertThatThrownBy(() -> applier().apply(plan, site(), Progress.none()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("no plugin of this bridge can enrol");
    }

    @Test
    void anEmptyPlanCallsNobodyToWrite() {
        var report = applier().apply(plan(), site(), Progress.none());
        assertThat(report.complete()).isTrue();
        assertThat(people.calls).containsExactly("recover");
    }

    /** Says that everything is applied, unless told otherwise, and remembers what it was asked. */
    private static final class RecordingHandler implements ChangeHandler {
        private final List<List<Change>> batches = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();
        private List<ChangeKind> log = new ArrayList<>();
        private String refused = "";
        private boolean forgetful;

        @Override
        public Set<ChangeKind> kinds() {
            return Set.of();
        }

        @Override
        public void recover() {
            calls.add("recover");
        }

        @Override
        public List<ChangeOutcome> apply(String runId, List<Change> changes) {
            calls.add("apply");
            batches.add(List.copyOf(changes));
            changes.forEach(change -> log.add(change.kind()));
            var outcomes = changes.stream().map(this::outcome).toList();
            return forgetful ? outcomes.subList(1, outcomes.size()) : outcomes;
        }

        private ChangeOutcome outcome(Change change) {
            return change.subject().equals(refused)
                    ? ChangeOutcome.not(
                            change,
                            ChangeOutcome.Result.REFUSED,
                            Finding.error("refused", change.subject(), "The site said no.", "Ask."))
                    : ChangeOutcome.applied(change);
        }
    }
}
