package org.lmsbridge.sandbox.internal.http;

import java.util.List;
import java.util.stream.Collectors;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.site.Completing;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.People;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** The pages for people: the courses, and who is in one of them. They need no script and nothing from elsewhere. */
final class Page {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; color: #1d2125; }
            table { border-collapse: collapse; width: 100%%; }
            caption { text-align: left; font-weight: 600; padding: .5rem 0; }
            th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #8f959e; }
            a { color: #0f4c81; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            """;
    private static final String FOOT = "</main>\n</body>\n</html>\n";

    private final Site site;

    Page(Site site) {
        this.site = site;
    }

    Reply home() {
        return site.database().read(() -> {
            List<Row> courses = site.tables().courses.all().stream()
                    .filter(row -> row.id() != Site.FRONT_PAGE)
                    .toList();
            String rows = courses.stream().map(this::courseRow).collect(Collectors.joining());
            String table = courses.isEmpty()
                    ? "<p>There are no courses yet.</p>\n"
                    : table(
                            "Courses",
                            List.of("Course", "Short name", "ID number", "Category", "People", "Visible"),
                            rows);
            return page(
                    frontPage(),
                    "<p>" + users() + " accounts, " + site.tables().mails.size() + " mails sent. Moodle "
                            + Html.escape(site.version().release()) + ", simulated.</p>\n" + table);
        });
    }

    Reply course(String id) {
        return site.database()
                .read(() -> site.tables()
                        .courses
                        .find((Long) ParamType.INT.clean(id))
                        .map(this::coursePage)
                        .orElseGet(() -> Reply.html(404, HEAD.formatted("There is no such course") + FOOT)));
    }

    private Reply coursePage(Row course) {
        String rows = site.tables().enrolments.by("courseid", course.id()).stream()
                .map(enrolment -> participantRow(course, enrolment))
                .collect(Collectors.joining());
        String table = rows.isEmpty()
                ? "<p>Nobody is enrolled.</p>\n"
                : table("Participants", List.of("Name", "Username", "Roles", "Status", "Completed"), rows);
        return page(course.text("fullname"), "<p><a href=\"/\">All courses</a></p>\n" + table);
    }

    private String courseRow(Row course) {
        String category = site.tables()
                .categories
                .find(course.number("category"))
                .map(row -> row.text("name"))
                .orElse("");
        return "<tr><th scope=\"row\"><a href=\"/course/view.php?id=" + course.id() + "\">"
                + Html.escape(course.text("fullname")) + "</a></th>"
                + cell(course.text("shortname"))
                + cell(course.text("idnumber"))
                + cell(category)
                + cell(Integer.toString(site.tables().enrolments.count("courseid", course.id())))
                + cell(course.flag("visible") ? "yes" : "no")
                + "</tr>\n";
    }

    private String participantRow(Row course, Row enrolment) {
        Enrolling enrolling = new Enrolling(site);
        long id = enrolment.number("userid");
        Row user = site.tables().users.find(id).orElseThrow();
        String roles = enrolling.rolesIn(course.id(), id).stream()
                .map(row -> row.text("shortname"))
                .collect(Collectors.joining(", "));
        String status = enrolment.number("status") == Enrolling.SUSPENDED
                ? "suspended"
                : enrolling.isActive(enrolment) ? "active" : "not current";
        return "<tr><th scope=\"row\">" + Html.escape(People.fullName(user)) + "</th>"
                + cell(user.text("username"))
                + cell(roles)
                + cell(status)
                + cell(new Completing(site).isComplete(course.id(), id) ? "yes" : "no")
                + "</tr>\n";
    }

    private static String table(String caption, List<String> headings, String rows) {
        String head = headings.stream()
                .map(heading -> "<th scope=\"col\">" + heading + "</th>")
                .collect(Collectors.joining());
        return "<table>\n<caption>" + caption + "</caption>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + rows
                + "</tbody>\n</table>\n";
    }

    private static String cell(String text) {
        return "<td>" + Html.escape(text) + "</td>";
    }

    private long users() {
        return site.tables().users.all().stream()
                .filter(row -> !row.flag("deleted"))
                .count();
    }

    private String frontPage() {
        return site.tables().courses.find(Site.FRONT_PAGE).orElseThrow().text("fullname");
    }

    private static Reply page(String title, String content) {
        return Reply.html(200, HEAD.formatted(Html.escape(title)) + content + FOOT);
    }
}
