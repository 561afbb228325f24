package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Optional;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.examples.training.web.Pages;

/** The first page: what goes on, what waits for somebody, the stop switch, and the chart. */
final class OverviewPages {
    private static final int LATEST = 5;
    private final Console console;

    OverviewPages(Console console) {
        this.console = console;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/staff", this::overview);
        routes.post("/staff/stop", context -> {
            var why = Optional.ofNullable(context.formParam("why")).orElse("").strip();
            console.site().stopSwitch().stop(console.who(context), why.isEmpty() ? "no reason given" : why);
            Pages.go(context, "/staff", "Everything is stopped. Nothing is written to Moodle until you release it.");
        });
        routes.post("/staff/release", context -> {
            console.site().stopSwitch().release();
            Pages.go(context, "/staff", "Released.");
        });
    }

    private void overview(Context context) {
        var model = new HashMap<String, Object>();
        model.put("chart", Chart.of(console.host().history()));
        console.connected().ifPresent(connected -> {
            var site = connected.site();
            model.put("address", connected.client().moodleSite().url().toString());
            model.put("stop", site.stopSwitch().find().map(Object.class::cast).orElse(""));
            model.put(
                    "stopped",
                    site.plans().stopped(LATEST).stream().map(PlanRow::of).toList());
            model.put(
                    "runs",
                    site.runs().list(Optional.empty(), LATEST).stream()
                            .map(run -> RunRow.of(run, site.plans()))
                            .toList());
            model.put(
                    "dead",
                    Optional.ofNullable(site.deliveries().counts().get(DeliveryState.DEAD))
                            .orElse(0L));
        });
        console.show(context, "overview", model);
    }
}
