package org.lmsbridge.core.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.guard.Tripped;

/**
 * A plan in the list of plans. Immutable.
 *
 * @param header counts, digest and date
 * @param status how far it has come
 * @param reasons which guards stopped it, when it was last looked at; empty if none did
 * @param decision who approved or rejected it, if anybody did
 * @param runId the run that took it, if one did
 */
public record PlanEntry(
        PlanHeader header,
        PlanStatus status,
        List<Tripped> reasons,
        Optional<Decision> decision,
        Optional<String> runId) {
    public PlanEntry {
        reasons = List.copyOf(reasons);
    }

    /**
     * What a person said about a stopped plan.
     *
     * @param who the person, as the host names its people
     * @param at when
     */
    public record Decision(String who, Instant at) {}
}
