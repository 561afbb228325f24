package org.lmsbridge.enrol.event;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.enrol.internal.EventPlanner;
import org.lmsbridge.moodle.error.MoodleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows single events on command: a course copied from a template under the event's name, its participants in it, and
 * nothing left open when it ends. Every command is a plan that is applied at once, so a command that broke off may be
 * given again: what is done already is not done twice. Progress names the command as task and the phase as subtask:
 * {@code start event 12 / ENROLMENTS}. What could not be done is in the report, with a remedy. Thread-safe.
 *
 * <p>All methods throw {@link MoodleException} if the site cannot be reached.
 */
public final class EventLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EventLifecycle.class);
    private static final String ENDED = "enrol_records.event-ended.";

    private final EventPlanner planner;
    private final PlanApplier applier;
    private final SiteState state;

    /**
     * The life cycle of events; given by {@link org.lmsbridge.enrol.EnrolPlugin#events()}.
     *
     * @param planner plans each command
     * @param applier applies the plans
     * @param state what is remembered of the site
     */
    public EventLifecycle(EventPlanner planner, PlanApplier applier, SiteState state) {
        this.planner = planner;
        this.applier = applier;
        this.state = state;
    }

    /**
     * Makes the event's course from its template, and enrols the participants.
     *
     * @param event the event
     * @param participants who takes part from the beginning
     * @param progress is told
     * @return what was done
     * @throws PlanStoppedException if it does more than its guards let pass: a person has to approve it first
     */
    public RunReport start(Event event, List<Participant> participants, Progress progress) {
        recover();
        state.cursors().remove(ENDED + event.id());
        return apply("start event " + event.id(), planner.start(event, participants), progress);
    }

    /**
     * Gives a command some time, after which it goes on in the background: whoever waits in front of a screen is not kept
     * waiting. Its progress is told all the same, and what could not be done is in the plan's report; a command that fails
     * in the background is logged, and may be given again.
     *
     * <pre>{@code events.within(connection.syncTimeout(), () -> events.end("12", progress));}</pre>
     *
     * @param time how long, such as the setting {@code moodle.syncTimeout}; positive
     * @param command calls one of the other methods
     * @return what was done; empty if it goes on in the background
     */
    public Optional<RunReport> within(Duration time, Supplier<RunReport> command) {
        var task = new FutureTask<>(command::get);
        var thread = new Thread(task, "lms-event");
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(task.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            LOG.info("event command goes on in the background after={}", time);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Enrols further participants while the event is on.
     *
     * @param eventId the event
     * @param participants whom
     * @param progress is told
     * @return what was done
     * @throws IllegalStateException if the event was not started, or has ended
     * @throws PlanStoppedException if it does more than its guards let pass: a person has to approve it first
     */
    public RunReport add(String eventId, List<Participant> participants, Progress progress) {
        recover();
        if (state.cursors().get(ENDED + eventId).isPresent()) {
            throw new IllegalStateException("event " + eventId + " has ended: start it again first");
        }
        return apply("add to event " + eventId, planner.add(eventId, participants), progress);
    }

    /**
     * Takes participants out while the event is on; as {@code onEventLeft} says, by suspending them unless it says
     * otherwise. Who was not enrolled by this library stays.
     *
     * @param eventId the event
     * @param contacts whom
     * @param progress is told
     * @return what was done
     * @throws IllegalStateException if the event was not started
     */
    public RunReport remove(String eventId, Collection<ContactId> contacts, Progress progress) {
        recover();
        return applyOnCommand("remove from event " + eventId, planner.remove(eventId, contacts), progress);
    }

    /**
     * Ends the event: students leave as {@code onEventLeft} says, instructors stay, and the course is hidden if the
     * library made it.
     *
     * @param eventId the event
     * @param progress is told
     * @return what was done
     * @throws IllegalStateException if the event was not started
     */
    public RunReport end(String eventId, Progress progress) {
        recover();
        var plan = planner.end(eventId);
        state.cursors().put(ENDED + eventId, "yes");
        return applyOnCommand("end event " + eventId, plan, progress);
    }

    /**
     * Deletes the event's course, if {@code deleteCourseWithEvent} says so and the library made the course. Otherwise
     * the course stays as it is, and a finding says so.
     *
     * @param eventId the event
     * @param progress is told
     * @return what was done
     * @throws IllegalStateException if the event was not started
     */
    public RunReport delete(String eventId, Progress progress) {
        recover();
        return applyOnCommand("delete event " + eventId, planner.delete(eventId), progress);
    }

    private void recover() {
        applier.recover(state);
    }

    /** The guards are there for what nobody commanded. Whoever ends an event has decided about its students. */
    private RunReport applyOnCommand(String command, ChangePlan plan, Progress progress) {
        if (!applier.examine(plan, state).isEmpty()) {
            state.plans().approve(plan.header().id(), command);
        }
        return apply(command, plan, progress);
    }

    private RunReport apply(String command, ChangePlan plan, Progress progress) {
        return applier.apply(
                plan, state, (task, done, total) -> progress.advanced(command + " / " + task, done, total));
    }
}
