package org.lmsbridge.examples.quickstart;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.examples.quickstart.csv.CsvRecords;

/** From records to Moodle: the lines that any host application writes, with what they find printed in between. */
final class Synchronisation {
    private final Output output;
    private final CsvRecords records;
    private final Target target;
    private final StateStore state;
    private final LeftOut leftOut;

    Synchronisation(Output output, CsvRecords records, Target target, StateStore state) {
        this.output = output;
        this.records = records;
        this.target = target;
        this.state = state;
        this.leftOut = new LeftOut(records);
    }

    Outcome run(boolean planOnly, boolean approved) {
        try (var bridge = bridge()) {
            var enrol = bridge.plugin(EnrolPlugin.class);
            var begun = System.nanoTime();
            var plan = enrol.plan(Scope.all());
            show(plan, Duration.ofNanos(System.nanoTime() - begun));
            var complete =
                    planOnly || plan.isEmpty() || apply(enrol, plan, approved).complete();
            leftOut.print(output);
            return complete && !leftOut.anythingBroken() ? Outcome.ALL_WELL : Outcome.PARTLY;
        }
    }

    private LmsBridge bridge() {
        return LmsBridge.builder()
                .records(records)
                .provide(target.client())
                .plugins(new AuthPlugin(), new EnrolPlugin())
                .settings(SettingsSource.of(Map.of("enrol_records.categoryField", CsvRecords.MOODLE_CATEGORY_FIELD)))
                .state(state)
                .build();
    }

    private void show(ChangePlan plan, Duration took) {
        output.heading("Plan");
        output.line(plan.asTable().stripTrailing());
        output.took(took, target.calls());
        try (var findings = plan.findings()) {
            findings.forEach(leftOut::add);
        }
    }

    private RunReport apply(EnrolPlugin enrol, ChangePlan plan, boolean approved) {
        output.heading("Applying");
        var callsBefore = target.calls();
        var report = guarded(enrol, plan, approved);
        new Summary(output).print(report);
        output.took(Duration.between(report.startedAt(), report.finishedAt()), target.calls() - callsBefore);
        report.findings().forEach(leftOut::add);
        return report;
    }

    /** A plan that does a lot at once waits for a person; whoever says so beforehand has looked at it with --plan. */
    private RunReport guarded(EnrolPlugin enrol, ChangePlan plan, boolean approved) {
        try {
            return watched(enrol, plan);
        } catch (PlanStoppedException e) {
            if (!approved) {
                throw e;
            }
            output.line("Approved although it " + reasons(e));
            enrol.approve(e.planId(), "quickstart --approve");
            return watched(enrol, plan);
        }
    }

    private static String reasons(PlanStoppedException stopped) {
        return stopped.reasons().stream()
                .map(reason -> "has " + reason.message())
                .collect(Collectors.joining(" and "));
    }

    private RunReport watched(EnrolPlugin enrol, ChangePlan plan) {
        try (var progress = new ProgressDisplay(output, plan.header().total())) {
            return enrol.apply(plan, progress);
        } catch (PlanStoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BrokenOffException(e);
        }
    }
}
