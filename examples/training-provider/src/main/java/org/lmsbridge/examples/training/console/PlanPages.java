package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanStatus;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.examples.training.web.Pages;

/** Plans: what would change, and a person's word on those that wait. */
final class PlanPages {
    private static final int LATEST = 50;
    private static final int CHANGES = 200;
    private final Console console;

    PlanPages(Console console) {
        this.console = console;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/staff/plans", this::plans);
        routes.post("/staff/plans", this::make);
        routes.get("/staff/plans/{id}", this::plan);
        routes.post("/staff/plans/{id}/approve", context -> {
            console.site().plans().approve(context.pathParam("id"), console.who(context));
            Pages.go(context, "/staff/plans/" + context.pathParam("id"), "Approved. It can be applied now.");
        });
        routes.post("/staff/plans/{id}/reject", context -> {
            console.site().plans().reject(context.pathParam("id"), console.who(context));
            Pages.go(context, "/staff/plans/" + context.pathParam("id"), "Rejected. It is never applied.");
        });
        routes.post("/staff/plans/{id}/apply", this::apply);
    }

    private void plans(Context context) {
        var plans = console.site().plans().list(Optional.empty(), LATEST).stream()
                .map(PlanRow::of)
                .toList();
        console.show(context, "plans", Map.of("plans", plans));
    }

    private void make(Context context) {
        var started = console.work().start("Comparing records and Moodle", progress -> {
            var plan = enrol().plan(Scope.all());
            return plan.isEmpty()
                    ? "Moodle is as the records want it: there is nothing to do."
                    : "The plan has " + plan.header().total() + " changes.";
        });
        Pages.go(context, "/staff/plans", started ? "" : Work.BUSY);
    }

    private void apply(Context context) {
        var id = context.pathParam("id");
        var plan = find(id);
        var started = console.work().start("Applying", progress -> apply(plan, progress));
        Pages.go(context, "/staff/plans/" + id, started ? "" : Work.BUSY);
    }

    private String apply(ChangePlan plan, Progress progress) {
        var report = enrol().apply(plan, progress);
        return report.complete()
                ? "Done: " + report.appliedTotal() + " changes are in Moodle."
                : report.appliedTotal() + " changes are in Moodle; see the run for the others.";
    }

    private void plan(Context context) {
        var id = context.pathParam("id");
        var plan = find(id);
        var entry = console.site().plans().entry(id).orElseThrow(NotFoundResponse::new);
        var model = new HashMap<String, Object>();
        model.put("plan", PlanRow.of(entry));
        model.put("waits", entry.status() == PlanStatus.STOPPED);
        model.put("appliable", entry.status() == PlanStatus.READY || entry.status() == PlanStatus.APPROVED);
        model.put("changes", changes(plan));
        model.put("more", Math.max(0, plan.header().total() - CHANGES));
        try (var findings = plan.findings()) {
            model.put("findings", findings.limit(CHANGES).toList());
        }
        model.put("run", entry.runId().orElse(""));
        console.show(context, "plan", model);
    }

    private static List<ChangeRow> changes(ChangePlan plan) {
        try (var segments = plan.segments()) {
            return segments.flatMap(
                            segment -> segment.changes().stream().map(change -> ChangeRow.of(segment.title(), change)))
                    .limit(CHANGES)
                    .toList();
        }
    }

    /** A change as a page shows it. */
    public record ChangeRow(String where, String what, String subject, String values, boolean takesAway) {
        static ChangeRow of(String where, Change change) {
            var values = Stream.concat(
                            change.expects().entrySet().stream()
                                    .filter(value -> !change.values().containsKey(value.getKey()))
                                    .map(value -> value.getKey() + " was " + value.getValue()),
                            change.values().entrySet().stream().map(value -> value.getKey() + ": " + value.getValue()))
                    .collect(Collectors.joining("; "));
            return new ChangeRow(
                    where,
                    change.kind().label(),
                    change.subject(),
                    values,
                    change.kind().destructive());
        }
    }

    private ChangePlan find(String id) {
        return console.site().plans().find(id).orElseThrow(NotFoundResponse::new);
    }

    private EnrolPlugin enrol() {
        return console.plugin(EnrolPlugin.class);
    }
}
