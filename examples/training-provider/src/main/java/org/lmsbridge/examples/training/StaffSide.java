package org.lmsbridge.examples.training;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.examples.training.console.ConsoleHost;
import org.lmsbridge.examples.training.console.Permission;
import org.lmsbridge.examples.training.moodle.Host;
import org.lmsbridge.examples.training.portal.SignInDesk;
import org.lmsbridge.examples.training.records.IssuedCertificates;
import org.lmsbridge.examples.training.records.Person;
import org.lmsbridge.examples.training.records.Students;
import org.lmsbridge.examples.training.web.Pages;

/** Puts the console into this application: its staff have every permission, everybody else none. */
record StaffSide(Host host, Pages pages, SignInDesk desk, Students students, IssuedCertificates issued)
        implements ConsoleHost {
    @Override
    public boolean may(Context context, Permission permission) {
        return desk.person(context).filter(Person::staff).isPresent();
    }

    @Override
    public String who(Context context) {
        return desk.person(context).map(Person::name).orElseThrow();
    }

    @Override
    public void show(Context context, String template, Map<String, ?> model) {
        var all = new HashMap<String, Object>(model);
        all.put("who", who(context));
        pages.show(context, template, all);
    }

    @Override
    public List<Choice> people(String text) {
        return students.search(text).stream()
                .map(person -> new Choice(person.id(), person.name() + ", " + person.email()))
                .toList();
    }

    @Override
    public List<Choice> courseDates() {
        return students.everyDate().stream()
                .map(offer -> new Choice(offer.id(), offer.name() + ", " + offer.when()))
                .toList();
    }

    @Override
    public Optional<String> name(String kind, String id) {
        return switch (kind) {
            case "contact" -> students.find(new ContactId(id)).map(Person::name);
            case "course-date" -> students.date(new CourseDateId(id)).map(offer -> offer.name() + ", " + offer.day());
            case "registration" -> students.registration(id);
            default -> Optional.empty();
        };
    }

    @Override
    public List<Series> history() {
        return List.of(
                new Series("Enrolments", students.bookingsByDay()),
                new Series("Completions", issued.completionsByDay()));
    }
}
