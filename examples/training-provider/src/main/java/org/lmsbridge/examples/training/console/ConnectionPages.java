package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.state.Cursors;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.roster.ConnectionCheck;
import org.lmsbridge.enrol.roster.ConnectionDetails;
import org.lmsbridge.examples.training.web.Pages;

/** Whether the site answers each function, whether all is configured as it should be, and how Moodle signs people in. */
final class ConnectionPages {
    private static final String CHECKED = "console.connection-check";
    private static final String PAGE = "/staff/connection";

    private final Console console;

    ConnectionPages(Console console) {
        this.console = console;
    }

    void addTo(RoutesConfig routes) {
        routes.get(PAGE, this::connection);
        routes.post(PAGE + "/check", context -> {
            var checked = CheckedFunctions.ask(console.moodle().client(), console.who(context));
            cursors().put(CHECKED, checked.asText());
            Pages.go(context, PAGE, "Checked.");
        });
        routes.post(PAGE + "/roster", context -> {
            console.moodle().roster().check();
            Pages.go(context, PAGE, "Checked.");
        });
        routes.post(PAGE + "/roster/{state}", context -> {
            var on = context.pathParam("state").equals("on");
            console.moodle().roster().connect(on, console.who(context));
            Pages.go(context, PAGE, on ? "Imports are on." : "Imports are off.");
        });
        routes.post(PAGE + "/configuration", context -> {
            var started = console.work().start("Looking at the configuration", progress -> configuration());
            Pages.go(context, PAGE, started ? "" : Work.BUSY);
        });
        routes.get("/staff/sign-in", this::signIn);
    }

    private void connection(Context context) {
        var moodle = console.moodle();
        var site = moodle.client().moodleSite();
        var model = new HashMap<String, Object>();
        model.put("address", site.url().toString());
        model.put("name", site.name());
        model.put("verifies", site.verifyTls());
        model.put(
                "checked",
                cursors()
                        .get(CHECKED)
                        .map(CheckedFunctions::of)
                        .map(Object.class::cast)
                        .orElse(""));
        model.put(
                "imports",
                moodle.roster()
                        .connection()
                        .map(Imports::of)
                        .map(Object.class::cast)
                        .orElse(""));
        model.put(
                "answers",
                moodle.roster()
                        .lastCheck()
                        .map(Answers::of)
                        .map(Object.class::cast)
                        .orElse(""));
        model.put("configuration", console.configuration());
        console.show(context, "connection", model);
    }

    private String configuration() {
        var found = console.plugin(EnrolPlugin.class).check();
        console.configuration(found);
        return found.isEmpty() ? "All is configured as it should be." : "Found: " + found.size() + ". See below.";
    }

    private void signIn(Context context) {
        var ldap = console.moodle().ldap();
        var model = new HashMap<String, Object>();
        model.put("open", ldap.isPresent() && console.running().trouble().isEmpty());
        model.put(
                "values",
                ldap.map(settings -> List.copyOf(settings.values().entrySet())).orElse(List.of()));
        model.put("commands", ldap.map(settings -> settings.asCommands()).orElse(""));
        console.show(context, "sign-in", model);
    }

    private Cursors cursors() {
        return console.site().cursors();
    }

    /** The connection that imports use, as a page shows it. */
    public record Imports(boolean active, String created, String updated) {
        static Imports of(ConnectionDetails details) {
            return new Imports(
                    details.active(),
                    Times.of(details.createdAt()) + " by " + details.createdBy(),
                    Times.of(details.updatedAt()) + " by " + details.updatedBy());
        }
    }

    /** How the functions of imports answered, as a page shows it. */
    public record Answers(String at, String overall, List<Answer> functions) {
        static Answers of(ConnectionCheck check) {
            return new Answers(
                    Times.of(check.checkedAt()),
                    PlanRow.words(check.overall()),
                    check.functions().stream()
                            .map(state -> new Answer(
                                    state.function(),
                                    PlanRow.words(state.status()),
                                    Optional.of(state.message())
                                            .filter(message -> !message.isBlank())
                                            .map(message -> message + " " + state.remedy())
                                            .orElse(state.remedy())))
                            .toList());
        }
    }

    /** A function, and how it answered. */
    public record Answer(String function, String status, String detail) {}
}
