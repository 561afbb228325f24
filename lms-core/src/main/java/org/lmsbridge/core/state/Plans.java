package org.lmsbridge.core.state;

import java.util.Optional;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanWriter;

/** The plans of one site. Thread-safe. */
public interface Plans {
    /** {@return a writer for a new plan} */
    PlanWriter create();

    /**
     * Finds a finished plan.
     *
     * @param id the plan
     * @return the plan, if it is kept
     */
    Optional<ChangePlan> find(String id);

    /**
     * Takes a plan for being applied. A plan can be taken once only, over all processes.
     *
     * @param id the plan
     * @return whether it was there to be taken
     */
    boolean take(String id);
}
