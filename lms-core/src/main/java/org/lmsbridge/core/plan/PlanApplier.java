package org.lmsbridge.core.plan;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.state.Journal;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out plans: hands the changes to whoever writes them, phase by phase, and keeps the journal. Changes of
 * several segments travel together, so that small courses do not cost a call each. Thread-safe once the handlers are
 * there.
 */
public final class PlanApplier {
    /** How many changes are handed over at a time: enough to fill several packed calls, little enough to hold. */
    private static final int BATCH = 1_000;

    private static final int OPEN_INTENTS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(PlanApplier.class);

    private final Map<ChangeKind, ChangeHandler> handlers;
    private final Clock clock;

    /**
     * An applier with these handlers.
     *
     * @param handlers who writes which kind; read when a plan is applied, so more may be added until then
     * @param clock gives the times of the report
     */
    public PlanApplier(Map<ChangeKind, ChangeHandler> handlers, Clock clock) {
        this.handlers = handlers;
        this.clock = clock;
    }

    /**
     * Lets every handler clear up what an earlier run left in doubt. Costs one look into the state where nothing is.
     *
     * @param state the state of the site
     */
    public void recover(SiteState state) {
        var journal = state.journal();
        var open = journal.open(OPEN_INTENTS);
        handlers.values().stream().distinct().forEach(ChangeHandler::recover);
        while (!open.isEmpty()) {
            LOG.info("asked the site about requests={} of which nobody knew what came", open.size());
            journal.resolve(open.stream().map(Journal.OpenIntent::ticket).toList());
            open = journal.open(OPEN_INTENTS);
        }
    }

    /**
     * Applies a plan. It can be applied once.
     *
     * @param plan the plan
     * @param state the state of the plan's site
     * @param progress is told after every batch
     * @return what was done
     * @throws StateException if the plan was applied before, or is for another site
     */
    public RunReport apply(ChangePlan plan, SiteState state, Progress progress) {
        var header = plan.header();
        if (!header.site().equals(state.site())) {
            throw new StateException(
                    "plan %s is for %s, not for %s".formatted(header.id(), header.site(), state.site()));
        }
        if (!state.plans().take(header.id())) {
            throw new StateException("plan %s was applied before; make a new one".formatted(header.id()));
        }
        var run = new Run(header, state, progress);
        recover(state);
        try (var segments = plan.segments()) {
            segments.forEachOrdered(run::take);
        }
        run.flush();
        return run.report();
    }

    /** One plan being applied: gathers changes of a phase until a batch is full. */
    private final class Run {
        private final String id = UUID.randomUUID().toString();
        private final PlanHeader header;
        private final SiteState state;
        private final Progress progress;
        private final Instant startedAt = clock.instant();
        private final Map<ChangeKind, Long> applied = new EnumMap<>(ChangeKind.class);
        private final Map<ChangeOutcome.Result, Long> notApplied = new EnumMap<>(ChangeOutcome.Result.class);
        private final List<Finding> findings = new ArrayList<>();
        private final List<Change> batch = new ArrayList<>();
        private Segment.Phase phase = Segment.Phase.COURSES;
        private long done;

        Run(PlanHeader header, SiteState state, Progress progress) {
            this.header = header;
            this.state = state;
            this.progress = progress;
        }

        void take(Segment segment) {
            if (segment.phase() != phase || batch.size() + segment.changes().size() > BATCH) {
                flush();
            }
            phase = segment.phase();
            batch.addAll(segment.changes());
        }

        void flush() {
            if (batch.isEmpty()) {
                return;
            }
            var byHandler = new LinkedHashMap<ChangeHandler, List<Change>>();
            batch.forEach(change -> byHandler
                    .computeIfAbsent(handler(change.kind()), handler -> new ArrayList<>())
                    .add(change));
            byHandler.forEach((handler, changes) -> settle(handler.apply(id, changes), changes.size()));
            batch.clear();
        }

        private void settle(List<ChangeOutcome> outcomes, int expected) {
            if (outcomes.size() != expected) {
                throw new IllegalStateException(
                        "a handler answered for " + outcomes.size() + " of " + expected + " changes");
            }
            state.journal().record(id, outcomes);
            for (var outcome : outcomes) {
                if (outcome.result() == ChangeOutcome.Result.APPLIED) {
                    applied.merge(outcome.change().kind(), 1L, Long::sum);
                } else {
                    notApplied.merge(outcome.result(), 1L, Long::sum);
                }
                outcome.finding().ifPresent(findings::add);
            }
            done += outcomes.size();
            progress.advanced(phase.name(), done, header.total());
        }

        RunReport report() {
            LOG.info("applied plan={} run={} changes={} notApplied={}", header.id(), id, done, notApplied);
            return new RunReport(id, header.id(), startedAt, clock.instant(), applied, notApplied, findings);
        }

        private ChangeHandler handler(ChangeKind kind) {
            var handler = handlers.get(kind);
            if (handler == null) {
                throw new StateException(
                        "no plugin of this bridge can " + kind.label() + "; add the one that planned it");
            }
            return handler;
        }
    }
}
