package org.lmsbridge.examples.training.portal;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lmsbridge.examples.training.moodle.Host;
import org.lmsbridge.examples.training.records.Person;
import org.lmsbridge.examples.training.web.Pages;

/** What is around every page of the portal. */
public record Frame(Pages pages, SignInDesk desk, Host host) {
    Optional<Person> person(Context context) {
        return desk.person(context);
    }

    void show(Context context, String template, Map<String, ?> model) {
        var all = new HashMap<String, Object>(model);
        var person = person(context);
        all.put("who", person.map(Person::name).orElse(""));
        all.put("staff", person.map(Person::staff).orElse(false));
        all.put("moodle", host.connected().isPresent());
        pages.show(context, template, all);
    }

    void ifSignedIn(Context context, Consumer<Person> then) {
        var person = person(context);
        if (person.isPresent()) {
            then.accept(person.get());
        } else {
            Pages.go(context, "/sign-in", "Please sign in first.");
        }
    }
}
