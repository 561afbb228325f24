package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.examples.training.web.Pages;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;

/** Whether the site answers, and offers each function that the plugins call. */
final class ConnectionPages {
    private static final List<String> FUNCTIONS = List.of(
            "core_webservice_get_site_info",
            "core_user_get_users_by_field",
            "core_user_create_users",
            "core_user_update_users",
            "core_course_get_categories",
            "core_course_get_courses_by_field",
            "core_course_create_courses",
            "core_course_update_courses",
            "core_enrol_get_enrolled_users",
            "enrol_manual_enrol_users",
            "enrol_manual_unenrol_users",
            "core_role_unassign_roles",
            "core_completion_get_course_completion_status",
            "gradereport_user_get_grade_items");

    private final Console console;
    private volatile @Nullable Checked last;

    ConnectionPages(Console console) {
        this.console = console;
    }

    /**
     * A check.
     *
     * @param functions each function, and whether the token's service offers it
     * @param findings what is amiss, and what to do
     */
    public record Checked(String at, String overall, Map<String, String> functions, List<String> findings) {}

    void addTo(RoutesConfig routes) {
        routes.get("/staff/connection", this::connection);
        routes.post("/staff/connection/check", context -> {
            last = check(console.connected().orElseThrow().client());
            Pages.go(context, "/staff/connection", "Checked.");
        });
    }

    private void connection(Context context) {
        var site = console.connected().orElseThrow().client().moodleSite();
        var checked = last;
        var model = new HashMap<String, Object>();
        model.put("address", site.url().toString());
        model.put("name", site.name());
        model.put("verifies", site.verifyTls());
        model.put("checked", checked == null ? "" : checked);
        console.show(context, "connection", model);
    }

    private static Checked check(MoodleClient client) {
        var now = Times.of(Instant.now());
        try {
            var check = client.site().checkFunctions(FUNCTIONS);
            var functions = new TreeMap<String, String>();
            check.functions().forEach((name, availability) -> functions.put(name, PlanRow.words(availability)));
            var all = functions.values().stream().allMatch("offered"::equals);
            return new Checked(now, all ? "Everything is there" : "Something is missing", functions, check.findings());
        } catch (MoodleException e) {
            return new Checked(
                    now,
                    "Moodle does not answer as it should",
                    Map.of(),
                    List.of(e.getMessage() == null ? e.remedy() : e.getMessage()));
        }
    }
}
