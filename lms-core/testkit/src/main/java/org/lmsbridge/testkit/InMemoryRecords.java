package org.lmsbridge.testkit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
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
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;

/** Records in memory, for tests and first steps: whatever is put is there, under its id. Thread-safe. */
public final class InMemoryRecords implements CourseCatalogue, Contacts, Registrations, BookingsByContact {
    private final Map<String, CourseCategory> categories = new ConcurrentSkipListMap<>();
    private final Map<String, CourseMaster> masters = new ConcurrentSkipListMap<>();
    private final Map<String, CourseDate> courseDates = new ConcurrentSkipListMap<>();
    private final Map<String, Contact> contacts = new ConcurrentSkipListMap<>();
    private final Map<String, Registration> registrations = new ConcurrentSkipListMap<>();
    private final Clock clock;

    /** Empty records. */
    public InMemoryRecords() {
        this(Clock.systemUTC());
    }

    /**
     * Empty records with a clock of one's own.
     *
     * @param clock gives the {@code asOf} of answers
     */
    public InMemoryRecords(Clock clock) {
        this.clock = clock;
    }

    /**
     * Puts a category.
     *
     * @param category the category
     * @return these records
     */
    public InMemoryRecords put(CourseCategory category) {
        categories.put(category.id().value(), category);
        return this;
    }

    /**
     * Puts a course master.
     *
     * @param master the course master
     * @return these records
     */
    public InMemoryRecords put(CourseMaster master) {
        masters.put(master.id().value(), master);
        return this;
    }

    /**
     * Puts a course date.
     *
     * @param courseDate the course date
     * @return these records
     */
    public InMemoryRecords put(CourseDate courseDate) {
        courseDates.put(courseDate.id().value(), courseDate);
        return this;
    }

    /**
     * Puts a contact.
     *
     * @param contact the contact
     * @return these records
     */
    public InMemoryRecords put(Contact contact) {
        contacts.put(contact.id().value(), contact);
        return this;
    }

    /**
     * Puts a registration.
     *
     * @param registration the registration
     * @return these records
     */
    public InMemoryRecords put(Registration registration) {
        registrations.put(registration.id().value(), registration);
        return this;
    }

    /**
     * Removes a registration.
     *
     * @param id which
     * @return these records
     */
    public InMemoryRecords remove(RegistrationId id) {
        registrations.remove(id.value());
        return this;
    }

    /**
     * Removes a contact.
     *
     * @param id whom
     * @return these records
     */
    public InMemoryRecords remove(ContactId id) {
        contacts.remove(id.value());
        return this;
    }

    /**
     * Removes a course date.
     *
     * @param id which
     * @return these records
     */
    public InMemoryRecords remove(CourseDateId id) {
        courseDates.remove(id.value());
        return this;
    }

    @Override
    public Page<CourseCategory> categories(Optional<CategoryId> after, int limit) {
        return page(categories, after.map(CategoryId::value), limit, category -> true);
    }

    @Override
    public Page<CourseMaster> masters(Optional<CourseMasterId> after, int limit) {
        return page(masters, after.map(CourseMasterId::value), limit, master -> true);
    }

    @Override
    public Page<CourseDate> courseDates(Optional<CourseDateId> after, int limit) {
        return page(courseDates, after.map(CourseDateId::value), limit, date -> true);
    }

    @Override
    public List<Contact> byIds(Set<ContactId> ids) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(contacts.get(id.value())).stream())
                .toList();
    }

    @Override
    public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
        return page(
                registrations,
                after.map(RegistrationId::value),
                limit,
                registration -> registration.target().equals(target));
    }

    @Override
    public Page<Registration> of(ContactId contact, Optional<RegistrationId> after, int limit) {
        return page(
                registrations,
                after.map(RegistrationId::value),
                limit,
                registration -> registration.contact().equals(contact));
    }

    @Override
    public PointRead<Registration> byId(RegistrationId id) {
        return new PointRead<>(Optional.ofNullable(registrations.get(id.value())), clock.instant());
    }

    @Override
    public PointRead<Contact> byId(ContactId id) {
        return new PointRead<>(Optional.ofNullable(contacts.get(id.value())), clock.instant());
    }

    @Override
    public PointRead<CourseDate> byId(CourseDateId id) {
        return new PointRead<>(Optional.ofNullable(courseDates.get(id.value())), clock.instant());
    }

    private <T> Page<T> page(Map<String, T> rows, Optional<String> after, int limit, Predicate<T> wanted) {
        var asOf = clock.instant();
        var found = rows.entrySet().stream()
                .filter(row -> after.isEmpty() || row.getKey().compareTo(after.get()) > 0)
                .map(Map.Entry::getValue)
                .filter(wanted)
                .limit(limit + 1L)
                .toList();
        var last = found.size() <= limit;
        return new Page<>(last ? found : found.subList(0, limit), last, asOf);
    }
}
