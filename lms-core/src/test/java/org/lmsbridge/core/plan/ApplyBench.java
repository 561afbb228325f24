package org.lmsbridge.core.plan;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.lmsbridge.core.SettableClock;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;

/** A store, a clock that can be set, and a handler of every kind that can be told to fail. */
final class ApplyBench implements AutoCloseable {
    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
    final Handler handler = new Handler();
    private final StateStore store;

    ApplyBench(Path directory) {
        this.store = StateStore.embedded(directory, clock);
    }

    SiteState site() {
        return store.site("college");
    }

    PlanApplier applier() {
        var handlers = new EnumMap<ChangeKind, ChangeHandler>(ChangeKind.class);
        for (var kind : ChangeKind.values()) {
            handlers.put(kind, handler);
        }
        return new PlanApplier(handlers, clock);
    }

    RunReport apply(ChangePlan plan) {
        return applier().apply(plan, site(), Progress.none());
    }

    ChangePlan plan(PlanBase base, Segment... segments) {
        try (var writer = site().plans().create()) {
            writer.base(base);
            writer.base("course-date:1", base.enrolments());
            List.of(segments).forEach(writer::add);
            return writer.finish();
        }
    }

    static Change change(ChangeKind kind, String subject) {
        return new Change(kind, subject, new TreeMap<>(), new TreeMap<>(), List.of());
    }

    static Segment removals(int from, int count) {
        return segment(ChangeKind.ENROLMENT_REMOVE, from, count);
    }

    static Segment enrolments(int count) {
        return segment(ChangeKind.ENROLMENT_CREATE, 0, count);
    }

    private static Segment segment(ChangeKind kind, int from, int count) {
        return new Segment(
                Segment.Phase.ENROLMENTS,
                "Baking",
                IntStream.range(from, from + count)
                        .mapToObj(i -> change(kind, "course-date:1/contact:" + i))
                        .toList());
    }

    @Override
    public void close() {
        store.close();
    }

    /** Says that everything is applied, unless told otherwise. */
    static final class Handler implements ChangeHandler {
        final List<Change> written = new ArrayList<>();
        Predicate<Change> moved = change -> false;
        Runnable beforeApply = () -> {};
        Runnable afterApply = () -> {};
        Runnable onRecover = () -> {};

        @Override
        public Set<ChangeKind> kinds() {
            return Set.of(ChangeKind.values());
        }

        @Override
        public void recover() {
            onRecover.run();
        }

        @Override
        public List<ChangeOutcome> apply(String runId, List<Change> changes) {
            beforeApply.run();
            var outcomes = changes.stream().map(this::outcome).toList();
            outcomes.stream()
                    .filter(outcome -> outcome.result() == ChangeOutcome.Result.APPLIED)
                    .forEach(outcome -> written.add(outcome.change()));
            afterApply.run();
            return outcomes;
        }

        private ChangeOutcome outcome(Change change) {
            return moved.test(change)
                    ? ChangeOutcome.not(
                            change,
                            ChangeOutcome.Result.GROUND_MOVED,
                            Finding.warning("ground-moved", change.subject(), "The site moved on.", "Plan again."))
                    : ChangeOutcome.applied(change);
        }
    }
}
