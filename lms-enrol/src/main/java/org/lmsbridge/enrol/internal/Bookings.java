package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationStatus;

/**
 * The bookings that a plan looks at: all of some targets, and some people's of the others. For one plan and one thread.
 */
final class Bookings {
    private final RecordsReader records;
    private final Set<BookingTarget> whole;
    private final boolean everything;
    private final Set<ContactId> people;
    private final Map<BookingTarget, List<Registration>> ofPeople = new HashMap<>();
    private final boolean byContact;

    private Bookings(RecordsReader records, boolean everything, Set<BookingTarget> whole, Set<ContactId> people) {
        this.records = records;
        this.everything = everything;
        this.whole = Set.copyOf(whole);
        this.people = Set.copyOf(people);
        this.byContact = !people.isEmpty() && records.knowsBookingsByContact();
        if (byContact) {
            people.forEach(person -> records.registrations(person)
                    .forEach(booking -> ofPeople.computeIfAbsent(booking.target(), any -> new ArrayList<>())
                            .add(booking)));
        }
    }

    static Bookings all(RecordsReader records) {
        return new Bookings(records, true, Set.of(), Set.of());
    }

    static Bookings some(RecordsReader records, Set<BookingTarget> whole, Set<ContactId> people) {
        return new Bookings(records, false, whole, people);
    }

    /** Whether a course has to be looked at: somebody whom the plan is about is booked, or enrolled by us. */
    boolean concerns(Collection<? extends BookingTarget> targets, boolean ours) {
        return everything
                || ours
                || targets.stream()
                        .anyMatch(target -> whole.contains(target)
                                || ofPeople(target).stream()
                                        .anyMatch(one -> one.status() == RegistrationStatus.REGISTERED));
    }

    /** Records that cannot tell a contact's bookings are asked about the target. */
    private List<Registration> ofPeople(BookingTarget target) {
        if (people.isEmpty() || byContact) {
            return ofPeople.getOrDefault(target, List.of());
        }
        return ofPeople.computeIfAbsent(
                target,
                any -> records.registrations(target).stream()
                        .filter(booking -> people.contains(booking.contact()))
                        .toList());
    }

    /** The bookings of a course: of everybody if one of its targets is looked at as a whole. */
    OfCourse of(PlacedCourse course) {
        var all = everything
                || course.targets().stream().anyMatch(whole::contains)
                || course.withdrawn().stream().anyMatch(whole::contains);
        var listed = new ArrayList<Registration>();
        course.targets().forEach(target -> listed.addAll(all ? records.registrations(target) : ofPeople(target)));
        return new OfCourse(all, people, listed);
    }

    /**
     * The bookings of one course.
     *
     * @param all whether they are everybody's
     * @param people otherwise whose
     * @param listed the bookings
     */
    record OfCourse(boolean all, Set<ContactId> people, List<Registration> listed) {
        boolean covers(ContactId contact) {
            return all || people.contains(contact);
        }
    }
}
