package org.lmsbridge.core.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.report.Finding;

/**
 * Says that a plan was not applied because it would take away too much, make too many courses or have too many people
 * mailed. Nothing was written. The plan waits in the state store until somebody approves or rejects it.
 */
public class PlanStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String planId;
    private final transient List<Tripped> reasons;

    /**
     * A plan that waits.
     *
     * @param planId the plan
     * @param reasons which guards it trips; at least one
     */
    public PlanStoppedException(String planId, List<Tripped> reasons) {
        super("plan %s waits for approval: %s. %s"
                .formatted(
                        planId,
                        reasons.stream().map(Tripped::message).collect(Collectors.joining("; ")),
                        reasons.get(0).remedy()));
        this.planId = planId;
        this.reasons = List.copyOf(reasons);
    }

    /** {@return the plan that waits} */
    public String planId() {
        return planId;
    }

    /** {@return which guards it trips} */
    public List<Tripped> reasons() {
        return reasons;
    }

    /** {@return the same as findings, for reports and mails} */
    public List<Finding> findings() {
        return reasons.stream()
                .map(reason -> Finding.warning(
                        "plan-stopped", "plan:" + planId, "the plan has " + reason.message(), reason.remedy()))
                .toList();
    }
}
