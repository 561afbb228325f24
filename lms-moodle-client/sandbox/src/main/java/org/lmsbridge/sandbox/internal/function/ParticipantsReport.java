package org.lmsbridge.sandbox.internal.function;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.People;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.site.Tables;
import org.lmsbridge.sandbox.internal.store.Row;

/** The report over the participants of all courses: one row per enrolment, every cell text. */
final class ParticipantsReport {

    /** The columns that there are, with their headings. */
    static final Map<String, String> COLUMNS = columns();

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEEE, d MMMM yyyy, h:mm a", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Site site;
    private final Tables tables;
    private final List<String> chosen;

    ParticipantsReport(Call call, Row report) {
        this.site = call.site();
        this.tables = site.tables();
        this.chosen = report.cell("columns") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.copyOf(COLUMNS.keySet());
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("user:username", "Username");
        columns.put("user:idnumber", "ID number");
        columns.put("user:email", "Email address");
        columns.put("user:fullname", "Full name");
        columns.put("course:shortname", "Course short name");
        columns.put("course:idnumber", "Course ID number");
        columns.put("course:fullname", "Course full name");
        columns.put("enrolment:status", "Status");
        columns.put("enrolment:timestarted", "Enrolment start date");
        columns.put("enrolment:timeended", "Enrolment end date");
        columns.put("completion:completed", "Completed");
        columns.put("completion:timecompleted", "Time completed");
        return columns;
    }

    List<String> headers() {
        return chosen.stream().map(name -> COLUMNS.getOrDefault(name, name)).toList();
    }

    List<Row> rows() {
        return tables.enrolments.all().stream()
                .filter(row -> tables.users
                        .find(row.number("userid"))
                        .filter(user -> !user.flag("deleted"))
                        .isPresent())
                .toList();
    }

    List<String> cells(Row enrolment) {
        Row user = tables.users.find(enrolment.number("userid")).orElseThrow();
        Row course = tables.courses.find(enrolment.number("courseid")).orElseThrow();
        long completed = tables.completions
                .streamBy("pair", Tables.pairKey(course.id(), user.id()))
                .findFirst()
                .map(row -> row.number("timecompleted"))
                .orElse(0L);
        List<String> cells = new ArrayList<>();
        for (String column : chosen) {
            String field = column.substring(column.indexOf(':') + 1);
            cells.add(
                    switch (column) {
                        case "user:fullname" -> People.fullName(user);
                        case "user:username", "user:idnumber", "user:email" -> user.text(field);
                        case "course:shortname", "course:idnumber", "course:fullname" -> course.text(field);
                        case "enrolment:status" -> status(enrolment);
                        case "enrolment:timestarted" -> date(enrolment.number("timestart"));
                        case "enrolment:timeended" -> date(enrolment.number("timeend"));
                        case "completion:completed" -> completed > 0 ? "Yes" : "No";
                        case "completion:timecompleted" -> date(completed);
                        default -> "";
                    });
        }
        return cells;
    }

    private String status(Row enrolment) {
        if (enrolment.number("status") == Enrolling.SUSPENDED) {
            return "Suspended";
        }
        return new Enrolling(site).isActive(enrolment) ? "Active" : "Not current";
    }

    private static String date(long time) {
        return time == 0 ? "" : DATE.format(Instant.ofEpochSecond(time));
    }
}
