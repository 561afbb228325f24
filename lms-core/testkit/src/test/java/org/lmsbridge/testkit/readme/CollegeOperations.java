package org.lmsbridge.testkit.readme;

import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.state.StateStore;

/** What people of a college do beside the runs. */
final class CollegeOperations {
    private CollegeOperations() {}

    static void managePlugins(LmsBridge bridge) {
        bridge.plugins().list(); // type, position, version, enabled, running, held back
        bridge.plugins().disable("auth_records", "Maja"); // at once, in every process that shares the state
        bridge.plugins().enable("auth_records", "Maja"); // if it was not set up: when a bridge is built the next time
        bridge.plugins().up("auth_ldap", "Maja"); // asked earlier, at once
    }

    static RunReport approve(StateStore store, PlanApplier applier, String planId) {
        var state = store.site("moodle.example.org");
        for (var waiting : state.plans().stopped(100)) {
            waiting.reasons().forEach(reason -> System.out.println(reason.message() + ". " + reason.remedy()));
            var plan = state.plans().find(waiting.header().id()).orElseThrow();
            System.out.println(plan.asTable(applier.guards()));
        }
        state.plans().approve(planId, "Maja"); // or reject(planId, "Maja")
        return applier.apply(state.plans().find(planId).orElseThrow(), state, Progress.none());
    }
}
