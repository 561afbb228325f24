package org.lmsbridge.examples.benchmark.sidebyside;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.lmsbridge.examples.benchmark.enrol.MadeUpRecords;
import org.lmsbridge.examples.benchmark.handwritten.SiteCalls;

/** What a simple integration does: one look-up and one call for each course and account, one call for each enrolment. */
final class OneByOne implements Way {
    private final String title;
    private final SiteCalls site;

    OneByOne(String title, SiteCalls site) {
        this.title = title;
        this.site = site;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void run(MadeUpRecords records, Size size) throws IOException {
        var forms = new Forms(records);
        List<Long> courses = new ArrayList<>();
        for (int date = 0; date < size.courseDates(); date++) {
            var found = site.call("core_course_get_courses_by_field", forms.lookUpCourse(date));
            courses.add(
                    found.path("courses").isEmpty()
                            ? created("core_course_create_courses", forms.course(date, 0))
                            : found.path("courses").path(0).path("id").asLong());
        }
        List<Long> users = new ArrayList<>();
        for (int contact = 0; contact < size.contacts(); contact++) {
            var found = site.call("core_user_get_users_by_field", forms.lookUpUser("email", contact));
            users.add(
                    found.isEmpty()
                            ? created("core_user_create_users", forms.user(contact, 0))
                            : found.path(0).path("id").asLong());
        }
        for (int number = 0; number < size.registrations(); number++) {
            site.call(
                    "enrol_manual_enrol_users",
                    Forms.enrolment(users.get(records.contactOf(number)), courses.get(records.dateOf(number)), 0));
        }
    }

    private long created(String function, LinkedHashMap<String, String> form) throws IOException {
        return site.call(function, form).path(0).path("id").asLong();
    }
}
