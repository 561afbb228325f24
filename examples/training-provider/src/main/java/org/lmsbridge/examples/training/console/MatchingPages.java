package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.enrol.Adoption;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.MatchingReport.Match;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.examples.training.web.Pages;

/** The first day on an old Moodle: what there is matches what of the records, and which of it is taken over. */
final class MatchingPages {
    private static final int SHOWN = 500;
    private final Console console;
    private volatile @Nullable List<Row> last;

    MatchingPages(Console console) {
        this.console = console;
    }

    /** A match as a page shows it. */
    public record Row(String certainty, String subject, String what) {
        static Row of(Match match) {
            return new Row(PlanRow.words(match.certainty()), match.subject(), match.what());
        }
    }

    void addTo(RoutesConfig routes) {
        routes.get("/staff/matching", this::matching);
        routes.post("/staff/matching", context -> {
            console.work().start("Comparing what is there", progress -> look());
            Pages.go(context, "/staff/matching", "");
        });
        routes.post("/staff/matching/adopt", this::adopt);
    }

    private void matching(Context context) {
        var rows = Optional.ofNullable(last).orElse(List.of());
        var sure = rows.stream().anyMatch(row -> row.certainty().equals("sure"));
        console.show(context, "matching", Map.of("looked", last != null, "rows", rows, "sure", sure));
    }

    private String look() {
        try (var matches = enrol().match(Scope.all()).matches()) {
            var rows = matches.limit(SHOWN).map(Row::of).toList();
            last = rows;
            return rows.isEmpty() ? "There is nothing to take over." : rows.size() + " things were looked at.";
        }
    }

    private void adopt(Context context) {
        var chosen = new HashSet<>(context.formParams("subject"));
        console.work().start("Planning what is taken over", progress -> {
            var plan = enrol().planAdoption(Scope.all(), Adoption.only(chosen));
            return plan.isEmpty()
                    ? "Nothing of it can be taken over."
                    : "The plan has " + plan.header().total() + " changes; look at it under Plans, and apply it there.";
        });
        Pages.go(context, "/staff/matching", "");
    }

    private EnrolPlugin enrol() {
        return console.plugin(EnrolPlugin.class);
    }
}
