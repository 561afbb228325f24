package org.lmsbridge.core.plan;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.PlanShare;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One plan being applied: gathers changes of a phase until a batch is full. For one thread. */
final class ApplyRun {
    /** How many changes are handed over at a time: enough to fill several packed calls, little enough to hold. */
    private static final int BATCH = 1_000;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(ApplyRun.class);

    private final String id = UUID.randomUUID().toString();
    private final ChangePlan plan;
    private final SiteState state;
    private final Progress progress;
    private final Map<ChangeKind, ChangeHandler> handlers;
    private final RunLog log;
    private final String journalMark;
    private final CourseShare share;
    private final Runnable recovery;
    private final List<Change> batch = new ArrayList<>();
    private final Set<String> titles = new LinkedHashSet<>();
    private Segment.Phase phase = Segment.Phase.COURSES;
    private boolean answered;

    /**
     * A run.
     *
     * @param recovery has the handlers clear up what a run left in doubt that died
     */
    ApplyRun(
            ChangePlan plan,
            SiteState state,
            Progress progress,
            Map<ChangeKind, ChangeHandler> handlers,
            Clock clock,
            Runnable recovery) {
        this.plan = plan;
        this.state = state;
        this.progress = progress;
        this.handlers = handlers;
        this.log = new RunLog(id, plan.header().id(), state.runs(), clock);
        this.journalMark = state.journal().mark();
        this.share = new CourseShare(state.plans().share(plan.header().id(), id));
        this.recovery = recovery;
    }

    String id() {
        return id;
    }

    /** Writes the plan, which this run has taken. */
    RunReport carryOut(RemainingGuard guard) {
        try {
            share.begin();
            log.begin();
            boolean whole = writeAll(guard, false) && finishWithOthers(guard);
            if (answered || whole || !share.isAlone()) {
                state.plans().end(planId(), id, PlanStatus.APPLIED);
            } else {
                state.plans().giveBack(planId(), id);
            }
            var report = log.end(whole ? RunStatus.DONE : RunStatus.STOPPED);
            LOG.info(
                    "ended plan={} run={} status={} applied={} notApplied={}",
                    planId(),
                    id,
                    report.status(),
                    report.appliedTotal(),
                    report.notApplied());
            return report;
        } catch (RuntimeException e) {
            // Not an Error: like a kill, it leaves the plan taken, because nobody knows what still works.
            breakOff(e);
            throw e;
        } finally {
            share.close();
        }
    }

    /** Writes what nobody else has of a plan that another run has taken and lets others join in. */
    RunReport help(RemainingGuard guard) {
        try {
            share.begin();
            log.begin();
            boolean whole = writeAll(guard, true);
            if (whole) {
                share.done();
            }
            return log.end(whole ? RunStatus.DONE : RunStatus.STOPPED);
        } catch (RuntimeException e) {
            // What it had, the leading run takes over as soon as the lease has run out.
            log.end(RunStatus.BROKEN_OFF);
            throw e;
        } finally {
            share.close();
        }
    }

    /** Waits for the other runs, and takes over from those that die: {@return whether it came to the end of the plan} */
    private boolean finishWithOthers(RemainingGuard guard) {
        var others = share.done();
        while (others != PlanShare.Others.NOTHING) {
            if (others == PlanShare.Others.DIED) {
                recovery.run();
                share.takeOver();
                if (!writeAll(guard, true)) {
                    return false;
                }
            } else {
                pause();
            }
            others = share.done();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateException("interrupted while other hosts work on the plan: the next run goes on", e);
        }
    }

    /** {@return whether it came to the end of the plan} */
    private boolean writeAll(RemainingGuard guard, boolean enrolmentsOnly) {
        try (var segments = plan.segments()) {
            var reader = segments.iterator();
            while (reader.hasNext()) {
                var segment = reader.next();
                if (enrolmentsOnly && segment.phase() != Segment.Phase.ENROLMENTS) {
                    continue;
                }
                boolean full = segment.phase() != phase
                        || batch.size() + segment.changes().size() > BATCH;
                if (full && !flush(guard)) {
                    return false;
                }
                if (!enrolmentsOnly
                        && phase != Segment.Phase.ENROLMENTS
                        && segment.phase() == Segment.Phase.ENROLMENTS) {
                    // What enrolments refer to is there now.
                    share.open();
                }
                phase = segment.phase();
                if (share.has(segment)) {
                    batch.addAll(segment.changes());
                    titles.add(segment.title());
                }
            }
        }
        return flush(guard);
    }

    /** {@return whether the run may go on} */
    private boolean flush(RemainingGuard guard) {
        if (batch.isEmpty()) {
            return true;
        }
        var stop = state.stopSwitch().find();
        if (stop.isPresent()) {
            log.skipRest(
                    plan.header().total(),
                    Finding.warning(
                            "stop-switch",
                            "plan:" + planId(),
                            "the stop switch is on since %s by %s: %s"
                                    .formatted(
                                            stop.get().at(),
                                            stop.get().who(),
                                            stop.get().why()),
                            "Release the stop switch, then make a new plan."));
            return false;
        }
        var kept = HandsOffFilter.of(state.handsOff(), batch);
        settle(kept.leftOut());
        var allowed = guard.split(kept.changes());
        settle(allowed.leftOut());
        write(allowed.changes(), guard);
        progress.advanced(phase.name(), subtask(), log.done(), plan.header().total());
        batch.clear();
        titles.clear();
        return true;
    }

    private String subtask() {
        var first = titles.iterator().next();
        return titles.size() == 1 ? first : first + " and " + (titles.size() - 1) + " more";
    }

    private void write(List<Change> changes, RemainingGuard guard) {
        var byHandler = new LinkedHashMap<ChangeHandler, List<Change>>();
        changes.forEach(change -> byHandler
                .computeIfAbsent(handler(change.kind()), handler -> new ArrayList<>())
                .add(change));
        byHandler.forEach((handler, own) -> {
            var outcomes = handler.apply(id, own);
            answered = true;
            if (outcomes.size() != own.size()) {
                throw new IllegalStateException(
                        "a handler answered for " + outcomes.size() + " of " + own.size() + " changes");
            }
            settle(outcomes);
            guard.note(outcomes);
        });
    }

    private void settle(List<ChangeOutcome> outcomes) {
        if (!outcomes.isEmpty()) {
            state.journal().record(id, outcomes);
            log.add(outcomes);
        }
    }

    /** A handler that answered may have written without the journal's knowing; then the plan is never given back. */
    private void breakOff(RuntimeException cause) {
        try {
            if (answered || state.journal().writtenSince(journalMark)) {
                state.plans().end(planId(), id, PlanStatus.BROKEN_OFF);
            } else {
                state.plans().giveBack(planId(), id);
            }
            log.skipRest(
                    plan.header().total(),
                    // Without its message, which may tell more about people than a history should keep.
                    Finding.error(
                            "run-broken-off",
                            "plan:" + planId(),
                            "the run could not go on: " + cause.getClass().getSimpleName(),
                            "See the log for the cause. The next run asks the site what arrived, and goes on."));
            log.end(RunStatus.BROKEN_OFF);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
        LOG.warn(
                "broke off plan={} run={} cause={}",
                planId(),
                id,
                cause.getClass().getSimpleName());
    }

    private ChangeHandler handler(ChangeKind kind) {
        return Objects.requireNonNull(handlers.get(kind), "a handler went while a plan was applied");
    }

    private String planId() {
        return plan.header().id();
    }
}
