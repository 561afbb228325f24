package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lmsbridge.enrol.roster.ConnectionDetails;
import org.lmsbridge.enrol.roster.RosterImport;
import org.lmsbridge.enrol.roster.RosterResource;
import org.lmsbridge.enrol.roster.RosterSettings;
import org.lmsbridge.enrol.roster.SemesterStatus;
import org.lmsbridge.examples.training.web.Pages;

/** Semesters of the site, and which of them are read back into the records. */
final class SemesterPages {
    private static final String PAGE = "/staff/semesters";
    private static final String ENROL = "enrol_records";

    private final Console console;

    SemesterPages(Console console) {
        this.console = console;
    }

    /** A semester as a page shows it. */
    public record Row(
            String key,
            String name,
            String state,
            String resources,
            String added,
            String started,
            String completed,
            String problem) {
        static Row of(SemesterStatus semester) {
            return new Row(
                    semester.key(),
                    semester.name(),
                    PlanRow.words(semester.state()),
                    semester.imported().stream().map(PlanRow::words).sorted().collect(Collectors.joining(", ")),
                    Times.of(semester.addedAt()),
                    text(semester.startedAt()),
                    text(semester.lastSyncCompletedAt()),
                    semester.problem().orElse(""));
        }

        private static String text(Optional<Instant> time) {
            return time.map(Times::of).orElse("never");
        }
    }

    void addTo(RoutesConfig routes) {
        routes.get(PAGE, this::semesters);
        routes.post(
                PAGE + "/look",
                context -> start(
                        context,
                        "Looking for semesters",
                        progress -> roster().discover().size() + " semesters are known."));
        routes.post(
                PAGE + "/run",
                context -> start(
                        context,
                        "Importing every semester",
                        progress -> roster().run().asText()));
        routes.post(PAGE + "/import", this::read);
        routes.post(PAGE + "/automatic", this::automatic);
    }

    private void semesters(Context context) {
        var options = console.moodle().rosterOptions();
        var model = new HashMap<String, Object>();
        model.put("rows", roster().semesters().stream().map(Row::of).toList());
        model.put("scheduled", scheduled());
        model.put("automatic", options.automatic().stream().map(PlanRow::words).toList());
        model.put("hours", options.period().toHours());
        model.put("due", due());
        model.put("active", roster().connection().map(ConnectionDetails::active).orElse(true));
        console.show(context, "semesters", model);
    }

    private String due() {
        var due = roster().nextRunDue();
        return due.isAfter(Instant.now()) ? Times.of(due) : "now";
    }

    private boolean scheduled() {
        return console.running().bridge().settings().list(ENROL).stream()
                .filter(view -> view.name().equals(RosterSettings.SCHEDULED.name()))
                .anyMatch(view -> view.text().equals("true"));
    }

    /** Saves when and what is imported, and restarts the bridge, which does it. */
    private void automatic(Context context) {
        var values = Map.of(
                RosterSettings.SCHEDULED.name(),
                Boolean.toString(context.formParam("scheduled") != null),
                RosterSettings.AUTOMATIC.name(),
                chosen(context).stream().map(PlanRow::words).collect(Collectors.joining(",")));
        console.running().bridge().settings().save(ENROL, values, console.who(context));
        console.restart();
        Pages.go(context, PAGE, "Saved.");
    }

    private void start(Context context, String name, Work.Task task) {
        Pages.go(context, PAGE, console.work().start(name, task) ? "" : Work.BUSY);
    }

    private static Set<RosterResource> chosen(Context context) {
        var resources = EnumSet.noneOf(RosterResource.class);
        for (var resource : RosterResource.values()) {
            if (context.formParams("resource").contains(resource.name())) {
                resources.add(resource);
            }
        }
        return resources;
    }

    private void read(Context context) {
        var key = Optional.ofNullable(context.formParam("key")).orElse("");
        var resources = chosen(context);
        if (resources.isEmpty()) {
            Pages.go(context, PAGE, "Choose at least one of courses, sections and enrolments.");
            return;
        }
        start(
                context,
                "Importing",
                progress -> roster().importSemester(key, resources).asText());
    }

    private RosterImport roster() {
        return console.moodle().roster();
    }
}
