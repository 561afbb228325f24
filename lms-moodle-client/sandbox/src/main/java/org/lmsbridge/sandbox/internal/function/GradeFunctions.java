package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.site.Completing;
import org.lmsbridge.sandbox.internal.site.Grading;
import org.lmsbridge.sandbox.internal.site.People;
import org.lmsbridge.sandbox.internal.site.Tables;
import org.lmsbridge.sandbox.internal.store.Row;

/** The function that tells grades. */
final class GradeFunctions {

    private GradeFunctions() {}

    static List<WebFunction> all() {
        return List.of(WebFunction.read("gradereport_user_get_grade_items", GradeFunctions::items));
    }

    private static Map<String, @Nullable Object> items(Call call) {
        Row course = Entering.course(call, call.parameters().number("courseid"));
        Entering.enter(call, course);
        call.require("gradereport/user:view");
        long user = call.parameters().number("userid");
        List<Row> users;
        if (user == 0) {
            call.require("moodle/grade:viewall");
            users = learners(call, course);
        } else {
            users = List.of(Entering.activeUser(call, user));
        }
        if (!call.site().may("moodle/grade:viewall")) {
            throw MoodleFailure.of("nopermissiontoviewgrades", "error", "Cannot view grades.");
        }
        List<Map<String, @Nullable Object>> grades = new ArrayList<>();
        for (Row each : users) {
            grades.add(ofUser(call, course, each));
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("usergrades", grades);
        answer.put("warnings", List.of());
        return answer;
    }

    private static List<Row> learners(Call call, Row course) {
        Tables tables = call.site().tables();
        Completing completing = new Completing(call.site());
        long group = call.parameters().number("groupid");
        return tables.enrolments.by("courseid", course.id()).stream()
                .filter(row -> completing.isTracked(course.id(), row.number("userid")))
                .filter(row -> group == 0
                        || !tables.groupMembers
                                .by("pair", Tables.pairKey(group, row.number("userid")))
                                .isEmpty())
                .flatMap(row -> tables.users.find(row.number("userid")).stream())
                .toList();
    }

    private static Map<String, @Nullable Object> ofUser(Call call, Row course, Row user) {
        List<Row> items = new ArrayList<>(call.site().tables().gradeItems.by("courseid", course.id()));
        // The course total comes last.
        items.sort((one, other) -> Boolean.compare(one.number("cmid") == 0, other.number("cmid") == 0));
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        for (Row item : items) {
            told.add(item(call, course, item, user.id()));
        }
        Map<String, @Nullable Object> grades = new LinkedHashMap<>();
        grades.put("courseid", course.id());
        grades.put("courseidnumber", course.text("idnumber"));
        grades.put("userid", user.id());
        grades.put("userfullname", People.fullName(user));
        grades.put("useridnumber", user.text("idnumber"));
        grades.put("maxdepth", 2);
        grades.put("gradeitems", told);
        return grades;
    }

    private static Map<String, @Nullable Object> item(Call call, Row course, Row item, long user) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("id", item.id());
        described(call, course, item, told);
        told.put("outcomeid", null);
        told.put("scaleid", null);
        told.put("locked", false);
        for (String flag : List.of(
                "gradehiddenbydate", "gradeneedsupdate", "gradeishidden", "gradeislocked", "gradeisoverridden")) {
            told.put(flag, false);
        }
        graded(new Grading(call.site()).grade(item.id(), user).orElse(null), item, told);
        return told;
    }

    private static void described(Call call, Row course, Row item, Map<String, @Nullable Object> told) {
        Row activity = call.site().tables().activities.find(item.number("cmid")).orElse(null);
        told.put("itemtype", item.text("itemtype"));
        told.put("itemname", activity == null ? null : activity.text("name"));
        told.put("itemmodule", activity == null ? null : activity.text("modname"));
        told.put("iteminstance", activity == null ? course.id() : activity.number("instance"));
        told.put("itemnumber", activity == null ? null : 0);
        told.put("idnumber", activity == null ? null : "");
        told.put("categoryid", activity == null ? null : course.id());
        if (activity != null) {
            told.put("cmid", activity.id());
        }
    }

    private static void graded(@Nullable Row grade, Row item, Map<String, @Nullable Object> told) {
        double max = Grading.decimal(item, "grademax");
        told.put("graderaw", grade == null ? null : Grading.decimal(grade, "grade"));
        told.put("gradedatesubmitted", null);
        told.put("gradedategraded", grade != null && item.number("cmid") != 0 ? grade.number("timemodified") : null);
        told.put("gradeformatted", grade == null ? "-" : decimals(Grading.decimal(grade, "grade")));
        told.put("grademin", 0);
        told.put("grademax", max);
        told.put("rangeformatted", "0&ndash;" + Math.round(max));
        told.put(
                "percentageformatted",
                grade == null || max == 0 ? "-" : decimals(Grading.decimal(grade, "grade") / max * 100) + " %");
        told.put("feedback", "");
        told.put("feedbackformat", 0);
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
