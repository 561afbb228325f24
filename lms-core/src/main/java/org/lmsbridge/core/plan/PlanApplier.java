package org.lmsbridge.core.plan;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.state.Journal;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out plans: asks the guards, hands the changes to whoever writes them, phase by phase, and keeps journal and
 * history. Changes of several segments travel together, so that small courses do not cost a call each. Thread-safe once
 * the handlers are there.
 */
public final class PlanApplier {
    private static final int OPEN_INTENTS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(PlanApplier.class);

    private final Map<ChangeKind, ChangeHandler> handlers;
    private final Clock clock;
    private final Guards guards;
    private final RunListener listener;

    /**
     * An applier with guards at their defaults.
     *
     * @param handlers who writes which kind; read when a plan is applied, so more may be added until then
     * @param clock gives the times of the report
     */
    public PlanApplier(Map<ChangeKind, ChangeHandler> handlers, Clock clock) {
        this(handlers, clock, Guards.defaults());
    }

    /**
     * An applier.
     *
     * @param handlers who writes which kind; read when a plan is applied, so more may be added until then
     * @param clock gives the times of the report
     * @param guards which plans have to wait for a person
     */
    public PlanApplier(Map<ChangeKind, ChangeHandler> handlers, Clock clock, Guards guards) {
        this(handlers, clock, guards, RunListener.none());
    }

    /**
     * An applier that tells what became of plans.
     *
     * @param handlers who writes which kind; read when a plan is applied, so more may be added until then
     * @param clock gives the times of the report
     * @param guards which plans have to wait for a person
     * @param listener is told of each plan that is applied or stopped
     */
    public PlanApplier(Map<ChangeKind, ChangeHandler> handlers, Clock clock, Guards guards, RunListener listener) {
        this.handlers = handlers;
        this.clock = clock;
        this.guards = guards;
        this.listener = listener;
    }

    /** {@return the guards that plans are held to} */
    public Guards guards() {
        return guards;
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
     * Asks the guards about a plan, as {@link #apply} does, and writes nothing to the site. A plan that trips one and
     * that no approval covers is stopped and waits from now on.
     *
     * @param plan the plan
     * @param state the state of the plan's site
     * @return what the plan waits for; empty if it may be applied
     * @throws StateException if the plan was applied or rejected before, or is for another site
     */
    public List<Tripped> examine(ChangePlan plan, SiteState state) {
        var passage = passage(plan, state);
        return passage.approved() ? List.of() : passage.tripped();
    }

    /**
     * Applies a plan. It can be applied once; a run that breaks off before anything was written leaves it as it was.
     *
     * @param plan the plan
     * @param state the state of the plan's site
     * @param progress is told after every batch
     * @return what was done; nothing if the stop switch is on
     * @throws PlanStoppedException if a guard trips and no approval covers the plan; it waits from now on
     * @throws StateException if the plan was applied or rejected before, or is for another site
     */
    public RunReport apply(ChangePlan plan, SiteState state, Progress progress) {
        var passage = passage(plan, state);
        if (!passage.approved()) {
            tell(() -> listener.stopped(plan, passage.tripped()));
            throw new PlanStoppedException(plan.header().id(), passage.tripped());
        }
        plan.header().counts().keySet().forEach(this::checkHandled);
        var run = new ApplyRun(plan, state, progress, handlers, clock, () -> recover(state));
        if (state.stopSwitch().find().isEmpty()) {
            // Before the plan is taken: a site that does not answer must not cost it.
            recover(state);
        }
        if (!state.plans().take(plan.header().id(), run.id())) {
            throw gone(entry(plan, state));
        }
        var report = run.carryOut(guardOf(plan, passage.tripped(), state, run));
        tell(() -> listener.finished(plan, report, state));
        return report;
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("nobody could be told what became of a plan", e);
        }
    }

    /**
     * Joins in where another host applies a plan: writes enrolments of courses that nobody has, each course by one host,
     * once courses and accounts are there. The host that took the plan takes over from one that dies, and ends the
     * plan. The run has a report of its own; a guard that trips on the way looks at what all of them saw.
     *
     * @param plan the plan
     * @param state the state of the plan's site, shared with the other host
     * @param progress is told after every batch
     * @return what was done here; empty if nobody applies the plan, or it is not that far yet
     * @throws StateException if the plan is for another site
     */
    public Optional<RunReport> join(ChangePlan plan, SiteState state, Progress progress) {
        checkSite(plan.header(), state);
        plan.header().counts().keySet().forEach(this::checkHandled);
        var id = plan.header().id();
        if (entry(plan, state).status() != PlanStatus.APPLYING
                || !state.plans().share(id, "").isOpen()) {
            return Optional.empty();
        }
        var run = new ApplyRun(plan, state, progress, handlers, clock, () -> recover(state));
        // It passed when it was taken: what trips now was approved.
        return Optional.of(run.help(guardOf(plan, guards.check(plan), state, run)));
    }

    private RemainingGuard guardOf(ChangePlan plan, List<Tripped> tripped, SiteState state, ApplyRun run) {
        return tripped.isEmpty()
                ? RemainingGuard.of(
                        guards, plan, state.plans().share(plan.header().id(), run.id()))
                : RemainingGuard.none(plan);
    }

    /**
     * What the guards say.
     *
     * @param tripped which ones trip
     * @param approved whether the plan may be applied all the same, or none trips
     */
    private record Passage(List<Tripped> tripped, boolean approved) {}

    private Passage passage(ChangePlan plan, SiteState state) {
        checkSite(plan.header(), state);
        var entry = entry(plan, state);
        if (!EnumSet.of(PlanStatus.READY, PlanStatus.STOPPED, PlanStatus.APPROVED)
                .contains(entry.status())) {
            throw gone(entry);
        }
        var tripped = guards.check(plan);
        var id = plan.header().id();
        if (tripped.isEmpty() || isApproved(plan, state, tripped)) {
            state.plans().pass(id);
            return new Passage(tripped, true);
        }
        state.plans().stop(entry, tripped);
        LOG.warn(
                "stopped plan={} reasons={} first={}",
                id,
                tripped.size(),
                tripped.get(0).message());
        return new Passage(tripped, false);
    }

    /** Everything destructive has to be covered, not only what tripped: a person approved the plan, not a number. */
    private boolean isApproved(ChangePlan plan, SiteState state, List<Tripped> tripped) {
        var kinds = EnumSet.noneOf(ChangeKind.class);
        plan.header().counts().keySet().stream().filter(ChangeKind::destructive).forEach(kinds::add);
        tripped.forEach(reason -> kinds.addAll(reason.measure().kinds()));
        var since = clock.instant().minus(guards.approvalValidity());
        var approval = state.plans().approvalFor(plan, kinds, since);
        approval.ifPresent(by -> LOG.info(
                "passed plan={} by the approval of plan={}", plan.header().id(), by));
        return approval.isPresent();
    }

    private static void checkSite(PlanHeader header, SiteState state) {
        if (!header.site().equals(state.site())) {
            throw new StateException(
                    "plan %s is for %s, not for %s".formatted(header.id(), header.site(), state.site()));
        }
    }

    private void checkHandled(ChangeKind kind) {
        if (!handlers.containsKey(kind)) {
            throw new StateException("no plugin of this bridge can " + kind.label() + "; add the one that planned it");
        }
    }

    private static PlanEntry entry(ChangePlan plan, SiteState state) {
        var id = plan.header().id();
        return state.plans()
                .entry(id)
                .orElseThrow(() -> new StateException("plan %s is no longer kept; make a new one".formatted(id)));
    }

    private static StateException gone(PlanEntry entry) {
        var what = switch (entry.status()) {
            case APPLYING -> "is being applied by run " + entry.runId().orElse("?") + ", or that run was killed";
            case REJECTED ->
                "was rejected by "
                        + entry.decision().map(PlanEntry.Decision::who).orElse("?");
            case APPLIED, BROKEN_OFF -> "was applied before";
            case READY, STOPPED, APPROVED -> "was decided about at this moment";
        };
        return new StateException(
                "plan %s %s; make a new one".formatted(entry.header().id(), what));
    }
}
