package org.lmsbridge.enrol.rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.PointRead;

/**
 * What the records answered when they were asked, one by one, about everything that could call for an enrolment. Only
 * this may lead to a removal, never absence from a listing. Immutable.
 *
 * @param registrations the registrations that are known to have led there, each asked for by its id
 * @param courseDates the course dates on which they are booked, each asked for by its id
 * @param contact the contact, asked for by its id
 */
public record Evidence(
        Map<RegistrationId, PointRead<Registration>> registrations,
        Map<CourseDateId, PointRead<CourseDate>> courseDates,
        PointRead<Contact> contact) {
    public Evidence {
        registrations = Map.copyOf(registrations);
        courseDates = Map.copyOf(courseDates);
    }

    /** What the evidence comes to. */
    public sealed interface Judgement permits Proven, CalledFor, NotProven {}

    /**
     * Nothing calls for the enrolment.
     *
     * @param cause why
     * @param text what the records answered, to be compared with what they answer when the removal is written
     */
    public record Proven(RemovalCause cause, String text) implements Judgement {}

    /**
     * Something still calls for the enrolment, whatever a listing said.
     *
     * @param registration the registration
     */
    public record CalledFor(RegistrationId registration) implements Judgement {}

    /**
     * Nobody can say.
     *
     * @param why why
     */
    public record NotProven(String why) implements Judgement {}

    /**
     * How one comes into the course.
     *
     * @param targets on what one can be booked to be in it
     * @param bookedOn what each registration was booked on when it led here, as its subject; empty if that is not known
     */
    public record Course(Set<BookingTarget> targets, Map<RegistrationId, String> bookedOn) {
        public Course {
            targets = Set.copyOf(targets);
            bookedOn = Map.copyOf(bookedOn);
        }

        /** Compared with itself where possible: the course may have lost a target by a mistake in the configuration. */
        private boolean stillLedHereBy(Registration registration) {
            var before = bookedOn.getOrDefault(registration.id(), "");
            return before.isEmpty()
                    ? targets.contains(registration.target())
                    : before.equals(Subjects.target(registration.target())) || targets.contains(registration.target());
        }
    }

    /**
     * Judges. A registration that calls for the enrolment goes before one of which nobody can say, of several the one with
     * the first id; so the judgement does not hang on the order of the answers.
     *
     * @param person whose enrolment it is
     * @param course how one comes into the course
     * @param lastWrite when we last wrote the enrolment; older answers prove nothing
     * @param policies which cause decides if there are several
     * @return the judgement
     */
    public Judgement judge(ContactId person, Course course, Instant lastWrite, RemovalPolicies policies) {
        if (registrations.isEmpty()) {
            return new NotProven("no registration is known that ever called for it");
        }
        var causes = EnumSet.noneOf(RemovalCause.class);
        var calling = new TreeSet<>(Comparator.comparing(RegistrationId::value));
        boolean stale = false;
        for (var read : registrations.entrySet()) {
            var cause = cause(read.getValue(), person, course);
            cause.ifPresentOrElse(causes::add, () -> calling.add(read.getKey()));
            stale |= cause.filter(each -> !fresh(read.getValue(), each, lastWrite))
                    .isPresent();
        }
        if (!calling.isEmpty()) {
            return new CalledFor(calling.first());
        }
        return stale
                ? new NotProven("the records answer from before our last write there, of " + lastWrite)
                : new Proven(policies.mildest(causes).orElseThrow(), text());
    }

    private Optional<RemovalCause> cause(PointRead<Registration> read, ContactId person, Course course) {
        if (read.value().isEmpty()) {
            return Optional.of(RemovalCause.BOOKING_CANCELLED);
        }
        var registration = read.value().get();
        return switch (registration.status()) {
            case CANCELLED, WAITING -> Optional.of(RemovalCause.BOOKING_CANCELLED);
            case TRANSFERRED -> Optional.of(RemovalCause.BOOKING_TRANSFERRED);
            case REGISTERED -> causeBeside(registration, person, course);
        };
    }

    private Optional<RemovalCause> causeBeside(Registration registration, ContactId person, Course course) {
        if (!registration.contact().equals(person)) {
            return Optional.of(RemovalCause.CONTACT_MERGED);
        }
        if (!course.stillLedHereBy(registration)) {
            return Optional.of(RemovalCause.BOOKING_TRANSFERRED);
        }
        var date = date(registration.target()).flatMap(PointRead::value);
        if (date.isPresent()) {
            switch (date.get().status()) {
                case CANCELLED -> {
                    return Optional.of(RemovalCause.COURSE_DATE_CANCELLED);
                }
                case COMPLETED -> {
                    return Optional.of(RemovalCause.COURSE_DATE_COMPLETED);
                }
                case SCHEDULED -> {}
            }
        }
        return inactive() ? Optional.of(RemovalCause.CONTACT_INACTIVE) : Optional.empty();
    }

    private boolean fresh(PointRead<Registration> read, RemovalCause cause, Instant lastWrite) {
        var decisive = switch (cause) {
            case BOOKING_CANCELLED, BOOKING_TRANSFERRED, CONTACT_MERGED -> read.asOf();
            case CONTACT_INACTIVE -> contact.asOf();
            case COURSE_DATE_CANCELLED, COURSE_DATE_COMPLETED ->
                read.value()
                        .flatMap(registration -> date(registration.target()))
                        .map(PointRead::asOf)
                        .orElse(Instant.MIN);
        };
        return read.asOf().isAfter(lastWrite) && decisive.isAfter(lastWrite);
    }

    private Optional<PointRead<CourseDate>> date(BookingTarget target) {
        return target instanceof CourseDateId id ? Optional.ofNullable(courseDates.get(id)) : Optional.empty();
    }

    private boolean inactive() {
        return contact.value().map(found -> !found.active()).orElse(false);
    }

    /** {@return the answers in few words, in an order that does not depend on how they were asked for} */
    public String text() {
        SortedMap<String, String> words = new TreeMap<>();
        registrations.forEach((id, read) -> words.put(
                Subjects.registration(id),
                read.value()
                        .map(found -> found.status() + " " + Subjects.contact(found.contact()) + " "
                                + Subjects.target(found.target()))
                        .orElse("none")));
        courseDates.forEach((id, read) -> words.put(
                Subjects.courseDate(id),
                read.value().map(date -> date.status().name()).orElse("none")));
        words.put(
                "contact",
                contact.value()
                        .map(found -> found.active() ? "active" : "inactive")
                        .orElse("none"));
        return words.toString();
    }
}
