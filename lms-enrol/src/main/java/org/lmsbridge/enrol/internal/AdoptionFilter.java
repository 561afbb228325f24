package org.lmsbridge.enrol.internal;

import java.util.Map;
import java.util.function.Predicate;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.report.Finding;

/** Lets only those changes into a plan that write nothing to the site, and that a person accepted. For one thread. */
final class AdoptionFilter implements PlanWriter {
    private final PlanWriter plan;
    private final Predicate<String> accepted;

    AdoptionFilter(PlanWriter plan, Predicate<String> accepted) {
        this.plan = plan;
        this.accepted = accepted;
    }

    @Override
    public void add(Segment segment) {
        var kept = segment.changes().stream()
                .filter(change -> !change.kind().writing() && accepted.test(change.subject()))
                .toList();
        plan.add(new Segment(segment.phase(), segment.title(), kept));
    }

    @Override
    public void add(Finding finding) {
        plan.add(finding);
    }

    @Override
    public void base(PlanBase base) {
        plan.base(base);
    }

    @Override
    public void base(String course, long enrolments) {
        plan.base(course, enrolments);
    }

    @Override
    public Map<String, String> claim(String scope, Map<String, String> owners) {
        return plan.claim(scope, owners);
    }

    @Override
    public ChangePlan finish() {
        return plan.finish();
    }

    @Override
    public void close() {
        plan.close();
    }
}
