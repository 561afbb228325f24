package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.check.CourseSearch;
import org.lmsbridge.enrol.check.Explanation;
import org.lmsbridge.enrol.check.FoundCourse;
import org.lmsbridge.examples.training.console.ConsoleHost.Choice;

/** Questions to records and site: why is somebody not in Moodle, and which courses are there. Writes nothing. */
final class QuestionPages {
    private static final int FOUND = 50;
    private final Console console;

    QuestionPages(Console console) {
        this.console = console;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/staff/why", this::why);
        routes.get("/staff/courses", this::courses);
    }

    private void why(Context context) {
        var text = parameter(context, "text");
        var contact = parameter(context, "contact");
        var courseDate = parameter(context, "courseDate");
        var model = new HashMap<String, Object>();
        model.put("text", text);
        model.put("contact", contact);
        model.put("courseDate", courseDate);
        model.put("people", text.isEmpty() ? List.<Choice>of() : console.host().people(text));
        model.put("courseDates", console.host().courseDates());
        Optional<Explanation> explanation = Optional.empty();
        if (!contact.isEmpty() && !courseDate.isEmpty()) {
            explanation = Optional.of(enrol().explain(new ContactId(contact), new CourseDateId(courseDate)));
        } else if (context.queryParam("everybody") != null) {
            explanation = Optional.of(enrol().explainAll());
        }
        model.put("explanation", explanation.map(Object.class::cast).orElse(""));
        console.show(context, "why", model);
    }

    private void courses(Context context) {
        var text = parameter(context, "text");
        var model = new HashMap<String, Object>();
        model.put("text", text);
        model.put("found", text.isEmpty() ? List.<FoundCourse>of() : search(context, text));
        model.put(
                "site",
                console.connected().orElseThrow().client().moodleSite().url().toString());
        console.show(context, "courses", model);
    }

    private List<FoundCourse> search(Context context, String text) {
        return enrol().courseSearch()
                .find(
                        text,
                        permission -> permission.equals(CourseSearch.PERMISSION)
                                && console.host().may(context, Permission.MOODLE_READ),
                        FOUND);
    }

    private EnrolPlugin enrol() {
        return console.plugin(EnrolPlugin.class);
    }

    private static String parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("").strip();
    }
}
