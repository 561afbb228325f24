package org.lmsbridge.sandbox.internal.http;

import java.util.stream.Collectors;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** The page for people: courses, and who is in them. */
final class Page {

    private final Site site;

    Page(Site site) {
        this.site = site;
    }

    Reply home() {
        String items = site.database()
                .read(() -> site.tables().courses.all().stream()
                        .filter(row -> row.id() != Site.FRONT_PAGE)
                        .map(Page::line)
                        .collect(Collectors.joining()));
        return Reply.html(200, "<!DOCTYPE html>\n<html lang=\"en\"><body><ul>" + items + "</ul></body></html>\n");
    }

    Reply course(String id) {
        return home();
    }

    private static String line(Row course) {
        return "<li>" + Html.escape(course.text("fullname")) + "</li>\n";
    }
}
