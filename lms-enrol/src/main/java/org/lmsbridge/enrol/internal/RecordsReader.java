package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lmsbridge.core.reading.Listing;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.BookingsByContact;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.enrol.rule.Catalogue;

/** Reads what a plan needs of the records. Thread-safe if the SPI implementations are. */
public final class RecordsReader {
    private final CourseCatalogue courses;
    private final Contacts contacts;
    private final Registrations registrations;
    private final Optional<BookingsByContact> byContact;

    /**
     * A reader.
     *
     * @param courses the course catalogue
     * @param contacts the people
     * @param registrations the bookings
     * @param byContact the bookings of one person, if the records can tell them
     */
    public RecordsReader(
            CourseCatalogue courses,
            Contacts contacts,
            Registrations registrations,
            Optional<BookingsByContact> byContact) {
        this.courses = courses;
        this.contacts = contacts;
        this.registrations = registrations;
        this.byContact = byContact;
    }

    Catalogue catalogue() {
        var categories = new HashMap<CategoryId, CourseCategory>();
        new Listing<>("CourseCatalogue.categories", courses::categories, CourseCategory::id)
                .forEachPage(page -> page.forEach(category -> categories.put(category.id(), category)));
        var masters = new HashMap<CourseMasterId, CourseMaster>();
        new Listing<>("CourseCatalogue.masters", courses::masters, CourseMaster::id)
                .forEachPage(page -> page.forEach(master -> masters.put(master.id(), master)));
        return new Catalogue(Map.copyOf(categories), Map.copyOf(masters));
    }

    void courseDates(Consumer<List<CourseDate>> page) {
        new Listing<>("CourseCatalogue.courseDates", courses::courseDates, CourseDate::id).forEachPage(page);
    }

    List<Registration> registrations(BookingTarget target) {
        var all = new ArrayList<Registration>();
        new Listing<>(
                        "Registrations.of",
                        (Optional<RegistrationId> after, int limit) -> registrations.of(target, after, limit),
                        Registration::id)
                .forEachPage(all::addAll);
        return all;
    }

    boolean knowsBookingsByContact() {
        return byContact.isPresent();
    }

    List<Registration> registrations(ContactId contact) {
        var source = byContact.orElseThrow();
        var all = new ArrayList<Registration>();
        new Listing<>(
                        "BookingsByContact.of",
                        (Optional<RegistrationId> after, int limit) -> source.of(contact, after, limit),
                        Registration::id)
                .forEachPage(all::addAll);
        return all;
    }

    PointRead<Registration> registration(RegistrationId id) {
        return Listing.guarded("Registrations.byId", () -> registrations.byId(id));
    }

    PointRead<CourseDate> courseDate(CourseDateId id) {
        return Listing.guarded("CourseCatalogue.byId", () -> courses.byId(id));
    }

    PointRead<Contact> contact(ContactId id) {
        return Listing.guarded("Contacts.byId", () -> contacts.byId(id));
    }

    Map<ContactId, Contact> contacts(Collection<ContactId> ids) {
        var found = new HashMap<ContactId, Contact>();
        Listing.guarded("Contacts.byIds", () -> contacts.byIds(new LinkedHashSet<>(ids)))
                .forEach(contact -> found.put(contact.id(), contact));
        return found;
    }
}
