package org.lmsbridge.examples.training.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.FunctionCheck;

/**
 * Which functions the token's service has, as somebody saw it last.
 *
 * @param at when
 * @param who on whose word
 * @param overall how it stands altogether
 * @param good whether nothing is missing that is always needed
 * @param rows the functions
 * @param findings what an administrator should do
 */
public record CheckedFunctions(
        String at, String who, String overall, boolean good, List<Row> rows, List<String> findings) {
    private static final List<Need> NEEDS = List.of(
            new Need("core_webservice_get_site_info", "clearer messages, fewer requests", false),
            new Need("tool_mobile_call_external_functions", "many questions in one request", false),
            new Need("core_user_get_users_by_field", "accounts", true),
            new Need("core_user_create_users", "accounts", true),
            new Need("core_user_update_users", "accounts", true),
            new Need("core_course_get_categories", "courses", true),
            new Need("core_course_get_courses_by_field", "courses", true),
            new Need("core_course_create_courses", "courses", true),
            new Need("core_course_update_courses", "courses", true),
            new Need("core_course_search_courses", "the course search", false),
            new Need("core_course_duplicate_course", "courses from templates", false),
            new Need("core_course_get_contents", "courses from templates", false),
            new Need("core_enrol_get_enrolled_users", "enrolments", true),
            new Need("enrol_manual_enrol_users", "enrolments", true),
            new Need("enrol_manual_unenrol_users", "enrolments, if a policy unenrols", false),
            new Need("core_role_assign_roles", "changed roles", true),
            new Need("core_role_unassign_roles", "changed roles", true),
            new Need("core_group_create_groups", "groups", false),
            new Need("core_group_get_course_groups", "groups", false),
            new Need("core_group_add_group_members", "groups", false),
            new Need("core_group_delete_group_members", "groups", false),
            new Need("core_enrol_get_users_courses", "completions", true),
            new Need("core_completion_get_course_completion_status", "completions", true),
            new Need("core_completion_get_activities_completion_status", "completions of activities", true),
            new Need("gradereport_user_get_grade_items", "grades", true));

    private record Need(String function, String use, boolean always) {}

    /** A function: what it is for, and how it stands. */
    public record Row(String function, String use, boolean always, String status) {}

    /** Asks the site. */
    static CheckedFunctions ask(MoodleClient client, String who) {
        var now = Times.of(Instant.now());
        try {
            var check = client.site()
                    .checkFunctions(NEEDS.stream().map(Need::function).toList());
            var rows = NEEDS.stream()
                    .map(need -> new Row(
                            need.function(),
                            need.use(),
                            need.always(),
                            Optional.ofNullable(check.functions().get(need.function()))
                                    .map(PlanRow::words)
                                    .orElse("unknown")))
                    .toList();
            var lacking = rows.stream()
                    .filter(row -> row.always() && !row.status().equals("offered"))
                    .count();
            var overall = lacking == 0
                    ? "Everything that is always needed is there"
                    : lacking + " of the functions that are always needed are not there";
            var advice = check.findings().stream()
                    .map(FunctionCheck.Advice::toString)
                    .toList();
            return new CheckedFunctions(now, who, overall, lacking == 0, rows, advice);
        } catch (MoodleException e) {
            var said = Optional.ofNullable(e.getMessage()).orElse("");
            return new CheckedFunctions(
                    now, who, "Moodle does not answer as it should", false, List.of(), List.of(said, e.remedy()));
        }
    }

    /** As text that {@link #of} reads. */
    String asText() {
        var lines = Stream.of(
                Stream.of(at, who, overall, Boolean.toString(good)),
                rows.stream().map(row -> "f\t" + row.function() + "\t" + row.status()),
                findings.stream().map(finding -> "n\t" + finding));
        return lines.flatMap(part -> part).map(line -> line.replace('\n', ' ')).collect(Collectors.joining("\n"));
    }

    static CheckedFunctions of(String text) {
        var lines = text.split("\n", -1);
        var rows = new ArrayList<Row>();
        var findings = new ArrayList<String>();
        for (int i = 4; i < lines.length; i++) {
            var cells = lines[i].split("\t", -1);
            if (cells[0].equals("f")) {
                NEEDS.stream()
                        .filter(need -> need.function().equals(cells[1]))
                        .map(need -> new Row(need.function(), need.use(), need.always(), cells[2]))
                        .forEach(rows::add);
            } else {
                findings.add(cells[1]);
            }
        }
        return new CheckedFunctions(lines[0], lines[1], lines[2], Boolean.parseBoolean(lines[3]), rows, findings);
    }
}
