package org.lmsbridge.auth.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.report.Finding;

/** Gathers how the changes of one batch ended. For one thread. */
final class Outcomes {
    private final Map<Change, ChangeOutcome> outcomes = new HashMap<>();

    void applied(Change change) {
        outcomes.put(change, ChangeOutcome.applied(change));
    }

    void not(Change change, ChangeOutcome.Result result, Finding finding) {
        outcomes.put(change, ChangeOutcome.not(change, result, finding));
    }

    void groundMoved(Change change, Finding finding) {
        not(change, ChangeOutcome.Result.GROUND_MOVED, finding);
    }

    /** {@return the outcomes in the order of the changes, exactly one for each} */
    List<ChangeOutcome> of(List<Change> changes) {
        return changes.stream().map(this::of).toList();
    }

    private ChangeOutcome of(Change change) {
        var outcome = outcomes.get(change);
        if (outcome == null) {
            throw new IllegalStateException(change.kind() + " of " + change.subject() + " was not answered for");
        }
        return outcome;
    }
}
