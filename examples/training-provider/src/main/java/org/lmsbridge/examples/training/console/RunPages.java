package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.completion.CompletionPlugin;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.Delivery;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.examples.training.web.Pages;

/** Runs and what they found; call-backs, and sending the dead ones once more. */
final class RunPages {
    private static final int LATEST = 50;
    private static final int FINDINGS = 500;
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private final Console console;

    RunPages(Console console) {
        this.console = console;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/staff/runs", this::runs);
        routes.get("/staff/runs/{id}", this::run);
        routes.get("/staff/call-backs", this::callBacks);
        routes.post("/staff/call-backs/requeue", this::requeue);
        routes.post("/staff/call-backs/look", context -> {
            var started = console.work().start("Looking for completions", progress -> look());
            Pages.go(context, "/staff/call-backs", started ? "" : Work.BUSY);
        });
    }

    private void runs(Context context) {
        var site = console.site();
        var reports = site.runs().list(Optional.empty(), LATEST);
        console.show(
                context,
                "runs",
                Map.of(
                        "runs",
                        reports.stream()
                                .map(run -> RunRow.of(run, site.plans()))
                                .toList(),
                        "followed",
                        reports.stream().anyMatch(RunPages::goesOn)));
    }

    /** Of a run that was killed nothing is heard any more. */
    private static boolean goesOn(RunReport run) {
        return run.status() == RunStatus.RUNNING
                && run.finishedAt().plus(SILENCE).isAfter(Instant.now());
    }

    private void run(Context context) {
        var site = console.site();
        var runs = site.runs();
        var run = runs.find(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
        try (var findings = runs.findings(run.runId())) {
            console.show(
                    context,
                    "run",
                    Map.of(
                            "run",
                            RunRow.of(run, site.plans()),
                            "followed",
                            goesOn(run),
                            "findings",
                            findings.limit(FINDINGS).toList()));
        }
    }

    private void callBacks(Context context) {
        var deliveries = console.site().deliveries();
        var rows = new ArrayList<CallBack>();
        for (var state : List.of(DeliveryState.DEAD, DeliveryState.IN_DOUBT, DeliveryState.PENDING)) {
            deliveries.list(state, Optional.empty(), LATEST).stream()
                    .map(CallBack::of)
                    .forEach(rows::add);
        }
        var counts = new EnumMap<DeliveryState, Long>(DeliveryState.class);
        counts.putAll(deliveries.counts());
        console.show(
                context,
                "call-backs",
                Map.of(
                        "rows",
                        rows,
                        "delivered",
                        Optional.ofNullable(counts.get(DeliveryState.DELIVERED)).orElse(0L)));
    }

    private String look() {
        var report = console.plugin(CompletionPlugin.class).sweep();
        return "Learners looked at: %d. New completions: %d. Withdrawn ones: %d."
                .formatted(report.learners(), report.completions(), report.withdrawals());
    }

    private void requeue(Context context) {
        var deliveries = console.site().deliveries();
        var key = Optional.ofNullable(context.formParam("key")).orElse("");
        var queued = deliveries.find(key).filter(deliveries::requeue).isPresent();
        Pages.go(
                context,
                "/staff/call-backs",
                queued ? "It is queued, and is tried again in a moment." : "It is not waiting for anybody any more.");
    }

    /** A call-back as a page shows it. */
    public record CallBack(
            String key,
            String topic,
            String subject,
            String step,
            String state,
            int tries,
            String changed,
            String error,
            String remedy,
            boolean requeueable) {
        static CallBack of(Delivery delivery) {
            return new CallBack(
                    delivery.key(),
                    delivery.topic(),
                    delivery.subject(),
                    delivery.step(),
                    PlanRow.words(delivery.state()),
                    delivery.tries(),
                    Times.of(delivery.changedAt()),
                    delivery.error().orElse(""),
                    delivery.remedy().orElse(""),
                    delivery.state() == DeliveryState.DEAD || delivery.state() == DeliveryState.IN_DOUBT);
        }
    }
}
