package org.lmsbridge.examples.quickstart;

import java.time.Duration;
import java.util.Map;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.ChangePlan;
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

    Outcome run(boolean planOnly) {
        try (var bridge = bridge()) {
            var enrol = bridge.plugin(EnrolPlugin.class);
            var begun = System.nanoTime();
            var plan = enrol.plan(Scope.all());
            show(plan, Duration.ofNanos(System.nanoTime() - begun));
            var complete = planOnly || plan.isEmpty() || apply(enrol, plan).complete();
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

    private RunReport apply(EnrolPlugin enrol, ChangePlan plan) {
        output.heading("Applying");
        var callsBefore = target.calls();
        var report = watched(enrol, plan);
        new Summary(output).print(report);
        output.took(Duration.between(report.startedAt(), report.finishedAt()), target.calls() - callsBefore);
        report.findings().forEach(leftOut::add);
        return report;
    }

    private RunReport watched(EnrolPlugin enrol, ChangePlan plan) {
        try (var progress = new ProgressDisplay(output, plan.header().total())) {
            return enrol.apply(plan, progress);
        } catch (RuntimeException e) {
            throw new BrokenOffException(e);
        }
    }
}
