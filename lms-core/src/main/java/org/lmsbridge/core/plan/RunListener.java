package org.lmsbridge.core.plan;

import java.util.List;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.state.SiteState;

/** Is told what became of plans that were to be applied. What it throws is logged, and reaches nobody. */
public interface RunListener {
    /**
     * A plan waits for a person.
     *
     * @param plan the plan
     * @param reasons what it waits for
     */
    void stopped(ChangePlan plan, List<Tripped> reasons);

    /**
     * A run ended, however far it came.
     *
     * @param plan the plan
     * @param report what was done
     * @param state the state of the site, which has all findings of the run
     */
    void finished(ChangePlan plan, RunReport report, SiteState state);

    /** {@return a listener that does nothing} */
    static RunListener none() {
        return new RunListener() {
            @Override
            public void stopped(ChangePlan plan, List<Tripped> reasons) {}

            @Override
            public void finished(ChangePlan plan, RunReport report, SiteState state) {}
        };
    }
}
