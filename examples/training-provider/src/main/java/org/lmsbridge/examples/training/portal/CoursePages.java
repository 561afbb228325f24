package org.lmsbridge.examples.training.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.examples.training.certificates.Certificates;
import org.lmsbridge.examples.training.moodle.Places;
import org.lmsbridge.examples.training.records.IssuedCertificates;
import org.lmsbridge.examples.training.records.Offer;
import org.lmsbridge.examples.training.records.Person;
import org.lmsbridge.examples.training.records.Students;
import org.lmsbridge.examples.training.web.Pages;
import org.lmsbridge.sandbox.MoodleSandbox;

/** Courses on offer and one's own, with their certificates. */
public final class CoursePages {
    private final Frame frame;
    private final Students students;
    private final Places places;
    private final IssuedCertificates issued;
    private final Certificates certificates;
    private final Optional<MoodleSandbox> sandbox;

    /**
     * Pages of courses.
     *
     * @param sandbox the look-alike, if that is the Moodle here: it has no pages to learn on, so these have a button
     */
    public CoursePages(
            Frame frame,
            Students students,
            Places places,
            IssuedCertificates issued,
            Certificates certificates,
            Optional<MoodleSandbox> sandbox) {
        this.frame = frame;
        this.students = students;
        this.places = places;
        this.issued = issued;
        this.certificates = certificates;
        this.sandbox = sandbox;
    }

    /** Puts the pages in place. */
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::courses);
        routes.get("/mine", context -> frame.ifSignedIn(context, person -> mine(context, person)));
        routes.post("/courses/{id}/book", context -> frame.ifSignedIn(context, person -> book(context, person)));
        routes.post("/courses/{id}/cancel", context -> frame.ifSignedIn(context, person -> cancel(context, person)));
        routes.get(
                "/courses/{id}/certificate.pdf",
                context -> frame.ifSignedIn(context, person -> certificate(context, person)));
        sandbox.ifPresent(look -> routes.post(
                "/courses/{id}/finish", context -> frame.ifSignedIn(context, person -> finish(context, person, look))));
    }

    private void courses(Context context) {
        var who = frame.person(context).map(Person::contact);
        frame.show(context, "portal/courses", Map.of("offers", students.offers(who)));
    }

    private void mine(Context context, Person person) {
        var booked = students.bookedBy(person.contact());
        var dates = booked.stream().map(Offer::id).toList();
        frame.show(
                context,
                "portal/mine",
                Map.of(
                        "bookings",
                        booked,
                        "places",
                        places.of(person.contact(), dates),
                        "certificates",
                        issued.of(person.contact()),
                        "practice",
                        sandbox.isPresent()));
    }

    private void book(Context context, Person person) {
        switch (students.book(person.contact(), courseDate(context))) {
            case BOOKED -> {
                changed(person.contact());
                var connected = places.host().connected().isPresent();
                Pages.go(
                        context,
                        "/mine",
                        connected ? "You are booked. The course is in Moodle in a few seconds." : "You are booked.");
            }
            case FULL -> Pages.go(context, "/", "That course is fully booked.");
            case NOT_OFFERED -> Pages.go(context, "/", "That course is not offered any more.");
        }
    }

    private void cancel(Context context, Person person) {
        students.cancel(person.contact(), courseDate(context));
        changed(person.contact());
        Pages.go(context, "/mine", "Your booking is cancelled.");
    }

    private void certificate(Context context, Person person) {
        var date = courseDate(context).value();
        var certificate = Optional.ofNullable(issued.of(person.contact()).get(date))
                .orElseThrow(() -> new NotFoundResponse("There is no certificate of this course yet."));
        context.contentType("application/pdf");
        context.header("Content-Disposition", "attachment; filename=\"certificate-" + certificate.number() + ".pdf\"");
        context.result(certificates.draw(certificate));
    }

    private void finish(Context context, Person person, MoodleSandbox look) {
        var date = courseDate(context).value();
        var place = Optional.ofNullable(
                        places.of(person.contact(), List.of(date)).get(date))
                .orElseThrow(() -> new NotFoundResponse("You are not in this course yet."));
        look.state().learning().visit(place.course(), place.user());
        look.state().learning().setCourseCompletion(place.course(), place.user());
        Pages.go(context, "/mine", "You have finished the course. Your certificate is here within a minute or two.");
    }

    private void changed(ContactId contact) {
        places.host().tell(bridge -> bridge.changed(contact));
    }

    private static CourseDateId courseDate(Context context) {
        return new CourseDateId(context.pathParam("id"));
    }
}
