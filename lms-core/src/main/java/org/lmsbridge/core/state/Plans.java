package org.lmsbridge.core.state;

import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanEntry;
import org.lmsbridge.core.plan.PlanStatus;
import org.lmsbridge.core.plan.PlanWriter;

/**
 * The plans of one site. Thread-safe; durable when a call returns.
 *
 * <pre>{@code
 *            stop                approve
 *   READY ---------> STOPPED ------------> APPROVED
 *     | ^   pass      |  ^                   |   |
 *     | +-------------+  +-------------------+   |
 *     |               | reject     stop          | take
 *     | take          v                          |
 *     |            REJECTED                      |
 *     +----------------> APPLYING <--------------+
 *                         |    end
 *                         +--------> APPLIED or BROKEN_OFF
 * }</pre>
 */
public interface Plans {
    /** {@return a writer for a new plan} */
    PlanWriter create();

    /**
     * Keeps a plan that was written as JSON, under the id that it had.
     *
     * @param in where it is read from; stays open
     * @return the plan, ready to be applied unless its guards stop it
     * @throws StateException if it is for another site, there is a plan with this id already, or its changes are no
     *     longer those that were written
     * @throws IllegalArgumentException if the text is no plan
     * @throws UncheckedIOException if it cannot be read
     */
    ChangePlan read(Reader in);

    /**
     * Finds a finished plan.
     *
     * @param id the plan
     * @return the plan, if it is kept
     */
    Optional<ChangePlan> find(String id);

    /**
     * Tells how far a plan has come.
     *
     * @param id the plan
     * @return its entry, if it is kept
     */
    Optional<PlanEntry> entry(String id);

    /**
     * Lists plans, newest first.
     *
     * @param after the last plan of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page; shorter than the limit only at the end
     */
    List<PlanEntry> list(Optional<String> after, int limit);

    /**
     * Lists plans that wait for somebody.
     *
     * @param limit how many at most; 1 to 1,000
     * @return stopped plans, newest first
     */
    List<PlanEntry> stopped(int limit);

    /**
     * Lets a stopped plan pass, and later plans too that take nothing else away, until the approval expires: what
     * counts is the set of its destructive changes, and of those that its reasons count, by kind and subject.
     *
     * @param id the plan
     * @param who the person who approves, as the host names its people; not blank, at most 200 characters
     * @throws StateException if the plan does not wait
     */
    void approve(String id, String who);

    /**
     * Keeps a plan from ever being applied, and takes back its approval.
     *
     * @param id the plan
     * @param who the person who rejects; not blank, at most 200 characters
     * @throws StateException if there is no such plan, or a run has or had it
     */
    void reject(String id, String who);

    /**
     * Looks for an approval that covers a plan.
     *
     * @param plan the plan
     * @param kinds which of its changes have to be covered
     * @param since how old an approval may be
     * @return the plan whose approval covers every change of these kinds, by kind and subject
     */
    Optional<String> approvalFor(ChangePlan plan, Set<ChangeKind> kinds, Instant since);

    /**
     * Makes a plan wait for a person, unless somebody decided about it since it was looked at.
     *
     * @param seen the plan, as it was when its guards were asked
     * @param reasons which guards it trips
     */
    void stop(PlanEntry seen, List<Tripped> reasons);

    /**
     * Ends the waiting of a plan because its guards let it pass now, or an approval covers it.
     *
     * @param id the plan; one that does not wait is no fault
     */
    void pass(String id);

    /**
     * Takes a plan for being applied. A plan can be taken once only, over all processes, until it is given back.
     *
     * @param id the plan
     * @param runId the run that takes it
     * @return whether it was there to be taken: ready or approved
     */
    boolean take(String id, String runId);

    /**
     * Gives a plan back that a run took and wrote nothing of, as it was before.
     *
     * @param id the plan
     * @param runId the run that took it; nobody else can give it back
     */
    void giveBack(String id, String runId);

    /**
     * Ends the applying of a plan.
     *
     * @param id the plan
     * @param runId the run that took it
     * @param end {@link PlanStatus#APPLIED} or {@link PlanStatus#BROKEN_OFF}
     */
    void end(String id, String runId, PlanStatus end);

    /**
     * Deletes plans that are older than a period, whatever became of them, and their approvals. One that a run has goes
     * a week later, when the run was killed for certain; one that nobody finished writing goes after a day.
     *
     * @param age the period
     * @return how many were deleted
     */
    int deleteOlderThan(Duration age);
}
