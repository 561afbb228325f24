package org.lmsbridge.sandbox;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.internal.store.Table;
import org.lmsbridge.sandbox.model.Activity;
import org.lmsbridge.sandbox.model.Category;
import org.lmsbridge.sandbox.model.Course;
import org.lmsbridge.sandbox.model.Group;
import org.lmsbridge.sandbox.model.Mail;
import org.lmsbridge.sandbox.model.Participant;
import org.lmsbridge.sandbox.model.User;

/** Turns rows into the values that the state shows. */
final class StateRows {

    private final Site site;

    StateRows(Site site) {
        this.site = site;
    }

    <T> List<T> all(Table table, Function<Row, T> value) {
        return site.database().read(() -> table.all().stream().map(value).toList());
    }

    Row courseRow(long id) {
        return site.tables()
                .courses
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("courseId names no course: " + id));
    }

    Row userRow(long id) {
        return site.tables()
                .users
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("userId names no account: " + id));
    }

    static Category category(Row row) {
        return new Category(row.id(), row.number("parent"), row.text("name"), row.text("idnumber"));
    }

    static Course course(Row row) {
        return new Course(
                row.id(),
                row.number("category"),
                row.text("shortname"),
                row.text("fullname"),
                row.text("idnumber"),
                row.flag("visible"),
                row.number("startdate"),
                row.number("enddate"),
                row.flag("enablecompletion"));
    }

    static User user(Row row) {
        return new User(
                row.id(),
                row.text("username"),
                row.text("auth"),
                row.text("firstname"),
                row.text("lastname"),
                row.text("email"),
                row.text("idnumber"),
                row.flag("suspended"),
                row.flag("deleted"),
                row.flag("forcepasswordchange"));
    }

    static Mail mail(Row row) {
        return new Mail(
                Mail.Kind.valueOf(row.text("kind")),
                row.number("userid"),
                row.text("email"),
                row.number("courseid"),
                row.text("subject"),
                row.number("time"));
    }

    static Activity activity(Row row) {
        return new Activity(
                row.id(),
                row.number("courseid"),
                row.text("modname"),
                row.text("name"),
                Activity.Tracking.values()[(int) row.number("completion")]);
    }

    Participant participant(Row enrolment) {
        Enrolling enrolling = new Enrolling(site);
        long user = enrolment.number("userid");
        return new Participant(
                user,
                site.tables().users.find(user).map(row -> row.text("username")).orElse(""),
                enrolling.rolesIn(enrolment.number("courseid"), user).stream()
                        .map(row -> row.text("shortname"))
                        .collect(Collectors.toSet()),
                enrolment.number("status") == Enrolling.SUSPENDED,
                enrolment.number("timestart"),
                enrolment.number("timeend"),
                enrolling.isActive(enrolment));
    }

    Group group(Row row) {
        return new Group(
                row.id(),
                row.number("courseid"),
                row.text("name"),
                row.text("idnumber"),
                site.tables().groupMembers.by("groupid", row.id()).stream()
                        .map(member -> member.number("userid"))
                        .collect(Collectors.toSet()));
    }
}
