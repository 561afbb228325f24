package org.lmsbridge.examples.quickstart.csv;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;

/**
 * Student records that lie in a folder of CSV files. Read once, whole, and then immutable and thread-safe: a file that
 * is edited during a run cannot tear the run in two.
 *
 * <p>Everything is delivered, cancelled and private rows too, because what is synchronised is for the library to say.
 * Only what cannot be understood is left out, and {@link #problems()} says what and why.
 */
public final class CsvRecords implements CourseCatalogue, Contacts, Registrations {
    /** The field of {@link CourseCategory#fields()} that holds the number of the Moodle category. */
    public static final String MOODLE_CATEGORY_FIELD = CategoryTree.MOODLE_CATEGORY;

    private final Rows<CourseCategory> categories;
    private final Rows<CourseMaster> masters;
    private final Rows<CourseDate> courseDates;
    private final Rows<Contact> contacts;
    private final Rows<Registration> registrations;
    private final Map<String, NavigableMap<String, Registration>> byTarget = new HashMap<>();
    private final List<Problem> problems;
    private final Instant asOf;

    CsvRecords(
            Rows<CourseCategory> categories,
            Rows<CourseMaster> masters,
            Rows<CourseDate> courseDates,
            Rows<Contact> contacts,
            Rows<Registration> registrations,
            List<Problem> problems,
            Instant asOf) {
        this.categories = categories;
        this.masters = masters;
        this.courseDates = courseDates;
        this.contacts = contacts;
        this.registrations = registrations;
        this.problems = List.copyOf(problems);
        this.asOf = asOf;
        registrations
                .sound()
                .forEach((id, registration) -> byTarget.computeIfAbsent(
                                registration.target().value(), target -> new TreeMap<>())
                        .put(id, registration));
    }

    /**
     * Reads a folder. What is wrong with it is in {@link #problems()}; nothing is thrown for it.
     *
     * @param folder where the files lie
     * @param zone the provider's time zone, in which the dates are written
     * @param clock says at what time they were read
     * @return the records
     */
    public static CsvRecords read(Path folder, ZoneId zone, Clock clock) {
        // Taken before the first byte is read: what is written to a file later is not in these records.
        return new RecordsReader(folder, zone).read(clock.instant());
    }

    /** {@return what is wrong with the files, file by file, in order of the lines} */
    public List<Problem> problems() {
        return problems;
    }

    /** {@return how many rows of each file can be used; a file that could not be read is not in it} */
    public Map<CsvFile, Integer> counts() {
        var counts = new EnumMap<CsvFile, Integer>(CsvFile.class);
        for (var rows : List.of(categories, masters, courseDates, contacts, registrations)) {
            if (rows.readable()) {
                counts.put(rows.file(), rows.sound().size());
            }
        }
        return counts;
    }

    /** {@return the contacts, in order of their ids} */
    public Collection<Contact> contacts() {
        return contacts.sound().values();
    }

    /** {@return the registrations, in order of their ids} */
    public Collection<Registration> registrations() {
        return registrations.sound().values();
    }

    @Override
    public Page<CourseCategory> categories(Optional<CategoryId> after, int limit) {
        categories.requireReadable();
        return page(categories.sound(), after.map(CategoryId::value), limit);
    }

    @Override
    public Page<CourseMaster> masters(Optional<CourseMasterId> after, int limit) {
        masters.requireReadable();
        return page(masters.sound(), after.map(CourseMasterId::value), limit);
    }

    @Override
    public Page<CourseDate> courseDates(Optional<CourseDateId> after, int limit) {
        courseDates.requireReadable();
        return page(courseDates.sound(), after.map(CourseDateId::value), limit);
    }

    @Override
    public List<Contact> byIds(Set<ContactId> ids) {
        return ids.stream().flatMap(id -> contacts.certain(id.value()).stream()).toList();
    }

    @Override
    public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
        registrations.requireReadable();
        var booked = byTarget.getOrDefault(target.value(), Collections.emptyNavigableMap());
        return page(booked, after.map(RegistrationId::value), limit);
    }

    @Override
    public PointRead<Registration> byId(RegistrationId id) {
        return new PointRead<>(registrations.certain(id.value()), asOf);
    }

    @Override
    public PointRead<Contact> byId(ContactId id) {
        return new PointRead<>(contacts.certain(id.value()), asOf);
    }

    /** Pages by key, so that a page begins after an id and not at a position that may shift. */
    private <T> Page<T> page(NavigableMap<String, T> all, Optional<String> after, int limit) {
        var rest = after.map(id -> all.tailMap(id, false)).orElse(all);
        var items = rest.values().stream().limit(limit).toList();
        return new Page<>(items, items.size() == rest.size(), asOf);
    }
}
