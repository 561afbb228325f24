package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.examples.training.moodle.Host;
import org.lmsbridge.examples.training.web.Pages;

/**
 * The console's pages under {@code /staff}. Whoever lacks the permission gets none of them; while Moodle is switched
 * off, there is none of them for anybody but the first, which says so.
 */
public final class Console {
    private final ConsoleHost host;
    private final Work work = new Work();
    private volatile List<Finding> configuration = List.of();

    /** A console for an application. */
    public Console(ConsoleHost host) {
        this.host = host;
    }

    /** Puts the pages in place. */
    public void addTo(RoutesConfig routes) {
        routes.before("/staff*", this::guard);
        var overview = new OverviewPages(this);
        overview.addTo(routes);
        new PlanPages(this).addTo(routes);
        new RunPages(this).addTo(routes);
        new PluginPages(this).addTo(routes);
        new ConnectionPages(this).addTo(routes);
        new QuestionPages(this).addTo(routes);
        new MatchingPages(this).addTo(routes);
        new SemesterPages(this).addTo(routes);
    }

    private void guard(Context context) {
        if (!host.may(context, Permission.MOODLE_READ)) {
            if (context.method() == io.javalin.http.HandlerType.GET) {
                Pages.go(context, "/sign-in", "Please sign in as a member of staff.");
                context.skipRemainingHandlers();
                return;
            }
            throw new ForbiddenResponse("This is for staff.");
        }
        var writes = context.method() == io.javalin.http.HandlerType.POST;
        if (writes && !host.may(context, Permission.MOODLE_WRITE)) {
            throw new ForbiddenResponse("You may look at this, and not change it.");
        }
        if (!context.path().equals("/staff") && host.host().connected().isEmpty()) {
            throw new NotFoundResponse();
        }
    }

    ConsoleHost host() {
        return host;
    }

    Work work() {
        return work;
    }

    Host.Running running() {
        return host.host().running();
    }

    /** A plugin that a page cannot do without. */
    <P extends Plugin> P plugin(Class<P> type) {
        try {
            return running().bridge().plugin(type);
        } catch (IllegalStateException e) {
            throw new ConflictResponse(String.valueOf(e.getMessage()));
        }
    }

    Optional<Host.Connected> connected() {
        return host.host().connected();
    }

    Host.Connected moodle() {
        return connected().orElseThrow(NotFoundResponse::new);
    }

    SiteState site() {
        return moodle().site();
    }

    /** What was found at the latest look at the configuration. */
    List<Finding> configuration() {
        return configuration;
    }

    void configuration(List<Finding> found) {
        configuration = List.copyOf(found);
    }

    /** Restarts the bridge between two pieces of work, once no page is at it. */
    boolean restart() {
        return work.start("Restarting the bridge", progress -> {
            host.host().restart();
            var trouble = running().trouble();
            return trouble.isEmpty()
                    ? "The bridge runs with the new settings."
                    : "The bridge is there, and does nothing by itself: " + trouble;
        });
    }

    String who(Context context) {
        return host.who(context);
    }

    void show(Context context, String template, Map<String, ?> model) {
        var all = new HashMap<String, Object>(model);
        all.put("connected", connected().isPresent());
        all.put("trouble", running().trouble());
        all.put("work", work.state().map(Object.class::cast).orElse(""));
        all.put("busy", work.state().filter(Work.State::running).isPresent());
        all.putIfAbsent("followed", false);
        all.put("names", new Names(host));
        all.put("writes", host.may(context, Permission.MOODLE_WRITE));
        host.show(context, "console/" + template, all);
    }
}
