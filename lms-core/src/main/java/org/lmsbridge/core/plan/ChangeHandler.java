package org.lmsbridge.core.plan;

import java.util.List;
import java.util.Set;

/**
 * Writes changes of some kinds to the site: the edge that a plugin provides. Called by one thread per run, with the
 * changes of one or several segments of the same phase.
 *
 * <p>A handler checks that the ground of each change is still as the change expects, writes an intent before and an
 * outcome after each request, and keeps the links. It answers for every change exactly once and throws only where
 * nothing more can be done at all (the site cannot be reached, the token is wrong).
 */
public interface ChangeHandler {
    /** {@return the kinds that it handles; no other handler of the bridge handles one of them} */
    Set<ChangeKind> kinds();

    /**
     * Asks the site about everything that an earlier run left in doubt, and puts the links right. Called before
     * anything is planned or applied.
     */
    void recover();

    /**
     * Writes changes.
     *
     * @param runId the run, for the journal
     * @param changes what to write; at least one
     * @return how each ended, in the same order
     */
    List<ChangeOutcome> apply(String runId, List<Change> changes);
}
