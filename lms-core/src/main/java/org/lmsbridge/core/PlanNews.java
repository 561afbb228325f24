package org.lmsbridge.core;

import java.util.List;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.plan.RunListener;
import org.lmsbridge.core.report.PluginLog;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.state.SiteState;

/** Tells staff what a plugin's plans and runs found. */
final class PlanNews implements RunListener {
    private final PluginLog log;

    PlanNews(PluginLog log) {
        this.log = log;
    }

    @Override
    public void stopped(ChangePlan plan, List<Tripped> reasons) {
        tellFindings(plan);
        new PlanStoppedException(plan.header().id(), reasons).findings().forEach(log::tell);
    }

    @Override
    public void finished(ChangePlan plan, RunReport report, SiteState state) {
        tellFindings(plan);
        try (var findings = state.runs().findings(report.runId())) {
            findings.forEach(log::tell);
        }
        log.debug(() -> "run %s of plan %s: %s, applied %s, otherwise %s, findings %d"
                .formatted(
                        report.runId(),
                        report.planId(),
                        report.status(),
                        report.applied(),
                        report.notApplied(),
                        report.findingsTotal()));
    }

    private void tellFindings(ChangePlan plan) {
        try (var findings = plan.findings()) {
            findings.forEach(log::tell);
        }
    }
}
