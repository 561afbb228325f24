package org.lmsbridge.examples.training.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.records.DeliveryMode;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.records.Visibility;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.ContactKey;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PasswordHashes;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;

/** The library's SPI over the provider's tables: keyset pages, point reads and password hashes. Thread-safe. */
public final class ProviderRecords
        implements CourseCatalogue, Contacts, ContactDirectory, Registrations, PasswordHashes {
    /** The form field of a category that holds the number of its Moodle category. */
    public static final String MOODLE_CATEGORY_FIELD = "moodleCategory";

    private final Database database;
    private final Clock clock;

    /** Records in a database; the clock gives the {@code asOf} of answers. */
    public ProviderRecords(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Page<CourseCategory> categories(Optional<CategoryId> after, int limit) {
        return page("select * from category where id > ?", after.map(CategoryId::value), limit, Rows::category);
    }

    @Override
    public Page<CourseMaster> masters(Optional<CourseMasterId> after, int limit) {
        return page("select * from course_master where id > ?", after.map(CourseMasterId::value), limit, Rows::master);
    }

    @Override
    public Page<CourseDate> courseDates(Optional<CourseDateId> after, int limit) {
        return page("select * from course_date where id > ?", after.map(CourseDateId::value), limit, Rows::courseDate);
    }

    @Override
    public Page<Contact> contacts(Optional<ContactId> after, int limit) {
        return page("select * from contact where id > ?", after.map(ContactId::value), limit, Rows::contact);
    }

    @Override
    public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
        // This provider has no eLearning masters: only course dates are booked.
        return page(
                "select * from registration where id > ? and course_date_id = ?",
                after.map(RegistrationId::value),
                limit,
                Rows::registration,
                target instanceof CourseDateId date ? date.value() : "");
    }

    @Override
    public PointRead<Registration> byId(RegistrationId id) {
        var asOf = clock.instant();
        return new PointRead<>(
                database.find("select * from registration where id = ?", Rows::registration, id.value()), asOf);
    }

    @Override
    public List<Contact> byIds(Set<ContactId> ids) {
        var marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return database.list(
                "select * from contact where id in (" + marks + ")",
                Rows::contact,
                ids.stream().map(ContactId::value).toArray());
    }

    @Override
    public List<Contact> having(ContactKey key, String value) {
        return key == ContactKey.EMAIL
                ? database.list("select * from contact where lower(trim(email)) = ?", Rows::contact, value)
                : List.of();
    }

    @Override
    public Optional<String> hashOf(ContactId contact) {
        return database.find(
                "select password_hash from contact where id = ? and password_hash is not null",
                row -> row.getString(1),
                contact.value());
    }

    @Override
    public void rehash(ContactId contact, String old, String replacement) {
        database.change(
                "update contact set password_hash = ? where id = ? and password_hash = ?",
                replacement,
                contact.value(),
                old);
    }

    private <T> Page<T> page(
            String sql, Optional<String> after, int limit, Database.Mapper<T> mapper, Object... further) {
        // Before the question, not after it: what changes meanwhile must not look older than it is.
        var asOf = clock.instant();
        var parameters = new ArrayList<Object>(List.of(after.orElse("")));
        parameters.addAll(List.of(further));
        parameters.add(limit + 1);
        var found = database.list(sql + " order by id limit ?", mapper, parameters.toArray());
        var last = found.size() <= limit;
        return new Page<>(last ? found : found.subList(0, limit), last, asOf);
    }

    /** One method a table. */
    private static final class Rows {
        private Rows() {}

        static CourseCategory category(ResultSet row) throws SQLException {
            var category = CourseCategory.builder()
                    .id(new CategoryId(row.getString("id")))
                    .name(row.getString("name"));
            text(row, "moodle_category").ifPresent(number -> category.putFields(MOODLE_CATEGORY_FIELD, number));
            return category.build();
        }

        static CourseMaster master(ResultSet row) throws SQLException {
            return CourseMaster.builder()
                    .id(new CourseMasterId(row.getString("id")))
                    .name(row.getString("name"))
                    .category(new CategoryId(row.getString("category_id")))
                    .build();
        }

        static CourseDate courseDate(ResultSet row) throws SQLException {
            return CourseDate.builder()
                    .id(new CourseDateId(row.getString("id")))
                    .master(new CourseMasterId(row.getString("master_id")))
                    .start(row.getTimestamp("starts").toLocalDateTime())
                    .end(row.getTimestamp("ends").toLocalDateTime())
                    .zone(ZoneId.of(row.getString("zone")))
                    .venue(row.getString("venue"))
                    .status(CourseDateStatus.valueOf(row.getString("status")))
                    .visibility(Visibility.valueOf(row.getString("visibility")))
                    .deliveryMode(DeliveryMode.valueOf(row.getString("delivery")))
                    .build();
        }

        static Contact contact(ResultSet row) throws SQLException {
            var contact = Contact.builder()
                    .id(new ContactId(row.getString("id")))
                    .firstName(row.getString("first_name"))
                    .lastName(row.getString("last_name"))
                    .email(text(row, "email"))
                    .hasPassword(text(row, "password_hash").isPresent())
                    .active(row.getBoolean("active"));
            text(row, "city").ifPresent(city -> contact.putProfile(ProfileField.CITY, city));
            text(row, "phone").ifPresent(phone -> contact.putProfile(ProfileField.PHONE_1, phone));
            return contact.build();
        }

        static Registration registration(ResultSet row) throws SQLException {
            return Registration.builder()
                    .id(new RegistrationId(row.getString("id")))
                    .contact(new ContactId(row.getString("contact_id")))
                    .target(new CourseDateId(row.getString("course_date_id")))
                    .role(CourseRole.valueOf(row.getString("role")))
                    .status(RegistrationStatus.valueOf(row.getString("status")))
                    .build();
        }

        private static Optional<String> text(ResultSet row, String column) throws SQLException {
            return Optional.ofNullable(row.getString(column)).filter(value -> !value.isBlank());
        }
    }
}
