package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lmsbridge.enrol.roster.RosterImport;
import org.lmsbridge.enrol.roster.RosterResource;
import org.lmsbridge.enrol.roster.SemesterStatus;
import org.lmsbridge.examples.training.web.Pages;

/** Semesters of the site, and which of them are read back into the records. */
final class SemesterPages {
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
        routes.get(
                "/staff/semesters",
                context -> console.show(
                        context,
                        "semesters",
                        Map.of(
                                "rows",
                                roster().semesters().stream().map(Row::of).toList())));
        routes.post("/staff/semesters/look", context -> {
            console.work()
                    .start(
                            "Looking for semesters",
                            progress -> roster().discover().size() + " semesters are known.");
            Pages.go(context, "/staff/semesters", "");
        });
        routes.post("/staff/semesters/import", this::read);
    }

    private void read(Context context) {
        var key = Optional.ofNullable(context.formParam("key")).orElse("");
        var resources = EnumSet.noneOf(RosterResource.class);
        for (var resource : RosterResource.values()) {
            if (context.formParams("resource").contains(resource.name())) {
                resources.add(resource);
            }
        }
        if (resources.isEmpty()) {
            Pages.go(context, "/staff/semesters", "Choose at least one of courses, sections and enrolments.");
            return;
        }
        console.work()
                .start(
                        "Importing",
                        progress -> roster().importSemester(key, resources).asText());
        Pages.go(context, "/staff/semesters", "");
    }

    private RosterImport roster() {
        return console.connected().orElseThrow().roster();
    }
}
