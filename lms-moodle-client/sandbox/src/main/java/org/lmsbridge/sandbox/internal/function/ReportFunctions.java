package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.People;
import org.lmsbridge.sandbox.internal.site.Pictures;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions for custom reports; the only source is the list of participants of all courses. */
final class ReportFunctions {

    private ReportFunctions() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.read("core_reportbuilder_list_reports", ReportFunctions::list),
                WebFunction.read("core_reportbuilder_retrieve_report", ReportFunctions::retrieve),
                WebFunction.write("core_reportbuilder_set_filters", ReportFunctions::setFilters));
    }

    private static Map<String, @Nullable Object> list(Call call) {
        checkView(call);
        List<Map<String, @Nullable Object>> reports = new ArrayList<>();
        for (Row report : page(call.site().tables().reports.all(), call.parameters())) {
            reports.add(details(call, report));
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("reports", reports);
        answer.put("warnings", List.of());
        return answer;
    }

    private static void checkView(Call call) {
        boolean on =
                call.site().isOn("enablecustomreports", true) && call.site().may("moodle/reportbuilder:view");
        if (!on) {
            throw MoodleFailure.special(
                    "report_access_exception", "errorreportview", "reportbuilder", "You cannot view this report");
        }
    }

    private static Map<String, @Nullable Object> retrieve(Call call) {
        Row report = report(call);
        checkView(call);
        ParticipantsReport source = new ParticipantsReport(call, report);
        List<Row> all = source.rows();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row enrolment : page(all, call.parameters())) {
            rows.add(Map.of("columns", source.cells(enrolment)));
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("headers", source.headers());
        data.put("rows", rows);
        data.put("totalrowcount", all.size());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("details", details(call, report));
        answer.put("data", data);
        answer.put("warnings", List.of());
        return answer;
    }

    private static Row report(Call call) {
        return call.site()
                .tables()
                .reports
                .find(call.parameters().number("reportid"))
                .orElseThrow(() -> MoodleFailure.missingRecord("reportbuilder_report"));
    }

    /** The reports here have no filters of their own; values for filters that a report lacks change nothing. */
    private static boolean setFilters(Call call) {
        report(call);
        checkView(call);
        return true;
    }

    private static List<Row> page(List<Row> all, Parameters parameters) {
        long size = Math.max(1, parameters.number("perpage"));
        long from = Math.min(all.size(), Math.max(0, parameters.number("page")) * size);
        return all.subList((int) from, (int) Math.min(all.size(), from + size));
    }

    private static Map<String, @Nullable Object> details(Call call, Row report) {
        Row admin = call.site().tables().users.find(Site.ADMIN).orElseThrow();
        Map<String, @Nullable Object> details = new LinkedHashMap<>(report.cells());
        details.remove("columns");
        details.put("source", "core_course\\reportbuilder\\datasource\\participants");
        details.put("sourcename", "Course participants");
        details.put("type", 0);
        details.put("uniquerows", false);
        details.put("conditiondata", null);
        details.put("settingsdata", null);
        details.put("contextid", 1);
        details.put("component", "");
        details.put("area", "");
        details.put("itemid", 0);
        details.put("usercreated", admin.id());
        details.put("usermodified", admin.id());
        details.put("modifiedby", modifiedBy(call, admin));
        return details;
    }

    private static Map<String, @Nullable Object> modifiedBy(Call call, Row admin) {
        Map<String, @Nullable Object> by = new LinkedHashMap<>(admin.cells());
        by.put("fullname", People.fullName(admin));
        by.put("identity", admin.text("email"));
        by.put("profileurl", call.site().url() + "/user/profile.php?id=" + admin.id());
        by.put("profileimageurl", Pictures.large(call.site()));
        by.put("profileimageurlsmall", Pictures.small(call.site()));
        return by;
    }
}
