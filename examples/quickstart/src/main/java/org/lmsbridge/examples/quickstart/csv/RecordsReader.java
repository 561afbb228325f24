package org.lmsbridge.examples.quickstart.csv;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
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
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.records.Visibility;

/**
 * Reads the five files, first those that others refer to. A row that is broken, or refers to one that is, is left out
 * with a problem; everything else goes through.
 */
final class RecordsReader {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

    private final Path folder;
    private final ZoneId zone;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Row> usernames = new HashMap<>();

    private final Rows<CourseCategory> categories = new Rows<>(CsvFile.COURSE_CATEGORIES);
    private final Rows<CourseMaster> masters = new Rows<>(CsvFile.COURSE_MASTERS);
    private final Rows<CourseDate> courseDates = new Rows<>(CsvFile.COURSE_DATES);
    private final Rows<Contact> contacts = new Rows<>(CsvFile.CONTACTS);
    private final Rows<Registration> registrations = new Rows<>(CsvFile.REGISTRATIONS);

    RecordsReader(Path folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
    }

    CsvRecords read(Instant asOf) {
        CategoryTree.read(each(categories), categories);
        fill(masters, this::master);
        fill(courseDates, this::courseDate);
        fill(contacts, this::contact);
        fill(registrations, this::registration);
        return new CsvRecords(categories, masters, courseDates, contacts, registrations, problems, asOf);
    }

    private <T> void fill(Rows<T> rows, Function<Row, Optional<T>> reading) {
        for (var row : each(rows)) {
            if (row.shifted()) {
                continue;
            }
            // Read even when the id is taken: one run then shows all that is wrong with the row.
            var value = reading.apply(row);
            if (row.sound()) {
                value.ifPresent(sound -> rows.keep(row.id().orElseThrow(), sound));
            }
        }
    }

    /** The rows of a file, with what is wrong with their shape and their ids already told. */
    private List<Row> each(Rows<?> rows) {
        var table = CsvTable.read(folder, rows.file(), problems::add);
        if (!table.readable()) {
            rows.unreadable();
        }
        for (var row : table.rows()) {
            var first = rows.first(row);
            if (row.shifted()) {
                continue;
            }
            row.cell("id").mandatory().id();
            if (!first) {
                var earlier = row.id().flatMap(rows::line).orElseThrow();
                row.fault(
                        Fault.DUPLICATE_ID,
                        "id",
                        "line %d has the id %s already"
                                .formatted(earlier, row.id().orElseThrow()),
                        "give this row an id of its own, or delete it");
            }
        }
        return table.rows();
    }

    private Optional<CourseMaster> master(Row row) {
        var name = row.cell("name").mandatory().name();
        var category = Reference.from(row, "category_id").to(categories);
        var isPublic = row.cell("public").mandatory().yesOrNo();
        var lmsCourse = row.cell("moodle_course_id").number();
        return row.build(() -> CourseMaster.builder()
                .id(new CourseMasterId(row.id().orElseThrow()))
                .name(name.orElseThrow())
                .category(new CategoryId(category.orElseThrow()))
                .visibility(visibility(isPublic.orElseThrow()))
                .lmsCourseId(lmsCourse)
                .build());
    }

    private Optional<CourseDate> courseDate(Row row) {
        var master = Reference.from(row, "master_id").to(masters);
        var start = row.cell("start").mandatory().time(LocalTime.MIDNIGHT);
        // A day that is named as the end is the last day of the course, so the course ends when that day is over.
        var end = row.cell("end").time(LocalTime.of(23, 59, 59));
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            row.fault(
                    Fault.END_BEFORE_START,
                    "end",
                    end.get() + " is before the start, " + start.get(),
                    "swap or correct them");
        }
        var status = row.cell("status").mandatory().choice(CourseDateStatus.class);
        var isPublic = row.cell("public").mandatory().yesOrNo();
        var mode = row.cell("delivery_mode").choice(DeliveryMode.class);
        return row.build(() -> CourseDate.builder()
                .id(new CourseDateId(row.id().orElseThrow()))
                .master(new CourseMasterId(master.orElseThrow()))
                .start(start.orElseThrow())
                .end(end)
                .zone(zone)
                .venue(row.cell("venue").text())
                .status(status.orElseThrow())
                .visibility(visibility(isPublic.orElseThrow()))
                .deliveryMode(mode.orElse(DeliveryMode.CLASSROOM))
                .build());
    }

    private Optional<Contact> contact(Row row) {
        var firstName = row.cell("first_name").mandatory().name();
        var lastName = row.cell("last_name").mandatory().name();
        var email = row.cell("email").matching(EMAIL, "is no email address", "write one such as kim@example.org");
        var country = row.cell("country").matching(COUNTRY, "is no country code", "write two letters, such as AU");
        var active = row.cell("active").mandatory().yesOrNo();
        email.ifPresent(address -> claimUsername(row, address));
        return row.build(() -> {
            var contact = Contact.builder()
                    .id(new ContactId(row.id().orElseThrow()))
                    .firstName(firstName.orElseThrow())
                    .lastName(lastName.orElseThrow())
                    .email(email)
                    .active(active.orElseThrow())
                    .password(row.cell("password").verbatim().map(Secret::of));
            row.cell("city").text().ifPresent(city -> contact.putProfile(ProfileField.CITY, city));
            country.ifPresent(code -> contact.putProfile(ProfileField.COUNTRY, code.toUpperCase(Locale.ROOT)));
            return contact.build();
        });
    }

    /** Moodle has every username once, so that of two contacts with one address only one can have an account. */
    private void claimUsername(Row row, String email) {
        if (!row.sound()) {
            return;
        }
        var holder = usernames.putIfAbsent(email.toLowerCase(Locale.ROOT), row);
        if (holder != null) {
            row.fault(
                    Fault.DUPLICATE_USERNAME,
                    "email",
                    "contact %s in line %d has this address, and so this username, already"
                            .formatted(holder.id().orElseThrow(), holder.line()),
                    "give this contact an address of its own, or merge the two");
        }
    }

    private Optional<Registration> registration(Row row) {
        var contact = Reference.from(row, "contact_id").to(contacts);
        var courseDate = Reference.from(row, "course_date_id").to(courseDates);
        var role = row.cell("role").mandatory().choice(CourseRole.class);
        var status = row.cell("status").mandatory().choice(RegistrationStatus.class);
        return row.build(() -> Registration.builder()
                .id(new RegistrationId(row.id().orElseThrow()))
                .contact(new ContactId(contact.orElseThrow()))
                .target(new CourseDateId(courseDate.orElseThrow()))
                .role(role.orElseThrow())
                .status(status.orElseThrow())
                .build());
    }

    private static Visibility visibility(boolean isPublic) {
        return isPublic ? Visibility.PUBLIC : Visibility.PRIVATE;
    }
}
