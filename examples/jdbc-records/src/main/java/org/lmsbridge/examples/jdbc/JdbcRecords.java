package org.lmsbridge.examples.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
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
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.spi.BookingsByContact;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;

/**
 * Records in a relational database. Every listing is read by keyset, {@code where id > ? order by id}, one row more than
 * is asked for: whether there is one tells whether the page is the last. Thread-safe as far as the data source is.
 */
public final class JdbcRecords implements CourseCatalogue, Contacts, Registrations, BookingsByContact {
    private static final String CATEGORIES = "select * from category";
    private static final String MASTERS = "select * from course_master";
    private static final String COURSE_DATES = "select * from course_date";
    private static final String REGISTRATIONS = "select * from registration";

    private final Query query;
    private final Clock clock;

    /**
     * Records.
     *
     * @param dataSource the database, with tables as in {@code schema.sql}
     * @param clock gives the {@code asOf} of answers
     */
    public JdbcRecords(DataSource dataSource, Clock clock) {
        this.query = new Query(dataSource);
        this.clock = clock;
    }

    @Override
    public Page<CourseCategory> categories(Optional<CategoryId> after, int limit) {
        return page(CATEGORIES, List.of(), after.map(CategoryId::value), limit, Rows::category);
    }

    @Override
    public Page<CourseMaster> masters(Optional<CourseMasterId> after, int limit) {
        return page(MASTERS, List.of(), after.map(CourseMasterId::value), limit, Rows::master);
    }

    @Override
    public Page<CourseDate> courseDates(Optional<CourseDateId> after, int limit) {
        return page(COURSE_DATES, List.of(), after.map(CourseDateId::value), limit, Rows::courseDate);
    }

    @Override
    public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
        var column = target instanceof CourseDateId ? "course_date_id" : "course_master_id";
        return page(
                REGISTRATIONS + " where " + column + " = ?",
                List.of(target.value()),
                after.map(RegistrationId::value),
                limit,
                Rows::registration);
    }

    @Override
    public Page<Registration> of(ContactId contact, Optional<RegistrationId> after, int limit) {
        return page(
                REGISTRATIONS + " where contact_id = ?",
                List.of(contact.value()),
                after.map(RegistrationId::value),
                limit,
                Rows::registration);
    }

    @Override
    public PointRead<Registration> byId(RegistrationId id) {
        var asOf = clock.instant();
        var found = query.list(REGISTRATIONS + " where id = ?", Rows::registration, List.of(id.value()));
        return new PointRead<>(found.stream().findFirst(), asOf);
    }

    @Override
    public List<Contact> byIds(Set<ContactId> ids) {
        var marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return query.list(
                "select * from contact where id in (" + marks + ")",
                Rows::contact,
                ids.stream().map(ContactId::value).toList());
    }

    private <T> Page<T> page(
            String sql, List<?> parameters, Optional<String> after, int limit, Query.Mapper<T> mapper) {
        // Before the question, not after it: what changes meanwhile must not look older than it is.
        var asOf = clock.instant();
        var all = new ArrayList<Object>(parameters);
        after.ifPresent(all::add);
        all.add(limit + 1);
        var keyset = after.isEmpty() ? "" : (parameters.isEmpty() ? " where" : " and") + " id > ?";
        var found = query.list(sql + keyset + " order by id limit ?", mapper, all);
        var last = found.size() <= limit;
        return new Page<>(last ? found : found.subList(0, limit), last, asOf);
    }

    /** One method a table. */
    private static final class Rows {
        private Rows() {}

        static CourseCategory category(ResultSet row) throws SQLException {
            var category = CourseCategory.builder()
                    .id(new CategoryId(row.getString("id")))
                    .name(row.getString("name"))
                    .parent(text(row, "parent_id").map(CategoryId::new));
            text(row, "moodle_category").ifPresent(number -> category.putFields("moodleCategory", number));
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
                    .master(new CourseMasterId(row.getString("course_master_id")))
                    .start(row.getTimestamp("starts").toLocalDateTime())
                    .zone(ZoneId.of(row.getString("zone")))
                    .build();
        }

        static Contact contact(ResultSet row) throws SQLException {
            return Contact.builder()
                    .id(new ContactId(row.getString("id")))
                    .firstName(row.getString("first_name"))
                    .lastName(row.getString("last_name"))
                    .email(text(row, "email"))
                    .active(row.getBoolean("active"))
                    .build();
        }

        static Registration registration(ResultSet row) throws SQLException {
            var date = text(row, "course_date_id").<BookingTarget>map(CourseDateId::new);
            return Registration.builder()
                    .id(new RegistrationId(row.getString("id")))
                    .contact(new ContactId(row.getString("contact_id")))
                    .target(date.isPresent() ? date.get() : new CourseMasterId(row.getString("course_master_id")))
                    .status(RegistrationStatus.valueOf(row.getString("status")))
                    .build();
        }

        private static Optional<String> text(ResultSet row, String column) throws SQLException {
            return Optional.ofNullable(row.getString(column));
        }
    }
}
