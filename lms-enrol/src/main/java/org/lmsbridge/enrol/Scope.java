package org.lmsbridge.enrol;

import java.util.HashSet;
import java.util.Set;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;

/** How much of the records a plan looks at. Immutable. */
public final class Scope {
    private static final Scope ALL = new Scope(true, Set.of(), Set.of());

    private final boolean everything;
    private final Set<BookingTarget> targets;
    private final Set<ContactId> contacts;

    private Scope(boolean everything, Set<BookingTarget> targets, Set<ContactId> contacts) {
        this.everything = everything;
        this.targets = Set.copyOf(targets);
        this.contacts = Set.copyOf(contacts);
    }

    /** {@return everything that is in the records} */
    public static Scope all() {
        return ALL;
    }

    /**
     * One course date with everybody on it.
     *
     * @param id the course date
     * @return the scope
     */
    public static Scope courseDate(CourseDateId id) {
        return new Scope(false, Set.of(id), Set.of());
    }

    /**
     * One contact with all bookings. Quick where the records implement {@link
     * org.lmsbridge.core.spi.BookingsByContact}.
     *
     * @param id the contact
     * @return the scope
     */
    public static Scope contact(ContactId id) {
        return new Scope(false, Set.of(), Set.of(id));
    }

    /**
     * What changed: some course dates with everybody on them, and some contacts with all their bookings.
     *
     * @param targets the course dates and eLearning course masters
     * @param contacts the contacts
     * @return the scope
     */
    public static Scope of(Set<? extends BookingTarget> targets, Set<ContactId> contacts) {
        return new Scope(false, new HashSet<>(targets), contacts);
    }

    /** {@return whether it is everything, whatever else is named} */
    public boolean everything() {
        return everything;
    }

    /** {@return what is looked at with everybody who is booked on it} */
    public Set<BookingTarget> targets() {
        return targets;
    }

    /** {@return who is looked at with all bookings} */
    public Set<ContactId> contacts() {
        return contacts;
    }
}
