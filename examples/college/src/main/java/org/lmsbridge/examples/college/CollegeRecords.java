package org.lmsbridge.examples.college;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.ContactKey;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PasswordHashes;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;

/** The college's records, as the bridge reads them. The last two interfaces are for signing in. Thread-safe. */
final class CollegeRecords implements CourseCatalogue, Contacts, Registrations, ContactDirectory, PasswordHashes {
    final Table<CourseCategory> categories = new Table<>();
    final Table<CourseMaster> masters = new Table<>();
    final Table<CourseDate> courseDates = new Table<>();
    final Table<Contact> people = new Table<>();
    final Table<Registration> registrations = new Table<>();
    final Map<ContactId, String> passwordHashes = new ConcurrentHashMap<>();

    @Override
    public Page<CourseCategory> categories(Optional<CategoryId> after, int limit) {
        return categories.page(after.map(CategoryId::value), limit, category -> true);
    }

    @Override
    public Page<CourseMaster> masters(Optional<CourseMasterId> after, int limit) {
        return masters.page(after.map(CourseMasterId::value), limit, master -> true);
    }

    @Override
    public Page<CourseDate> courseDates(Optional<CourseDateId> after, int limit) {
        return courseDates.page(after.map(CourseDateId::value), limit, courseDate -> true);
    }

    @Override
    public PointRead<CourseDate> byId(CourseDateId id) {
        return courseDates.read(id.value());
    }

    @Override
    public List<Contact> byIds(Set<ContactId> ids) {
        return ids.stream().flatMap(id -> people.row(id.value()).stream()).toList();
    }

    @Override
    public PointRead<Contact> byId(ContactId id) {
        return people.read(id.value());
    }

    @Override
    public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
        return registrations.page(
                after.map(RegistrationId::value),
                limit,
                registration -> registration.target().equals(target));
    }

    @Override
    public PointRead<Registration> byId(RegistrationId id) {
        return registrations.read(id.value());
    }

    @Override
    public List<Contact> having(ContactKey key, String value) {
        return people.rows()
                .filter(contact -> key.of(contact)
                        .filter(own -> own.strip().equalsIgnoreCase(value))
                        .isPresent())
                .toList();
    }

    @Override
    public Page<Contact> contacts(Optional<ContactId> after, int limit) {
        return people.page(after.map(ContactId::value), limit, contact -> true);
    }

    @Override
    public Optional<String> hashOf(ContactId contact) {
        return Optional.ofNullable(passwordHashes.get(contact));
    }
}
