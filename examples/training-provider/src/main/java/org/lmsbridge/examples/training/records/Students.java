package org.lmsbridge.examples.training.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;

/** What people do to the provider's records: register, book, cancel, change their profile. Thread-safe. */
public final class Students {
    private static final String OFFERS = """
            select d.*, m.name as course, m.summary, c.name as category,
              (select count(*) from registration r where r.course_date_id = d.id and r.status = 'REGISTERED'
                and r.role = 'STUDENT') as booked,
              (select count(*) from registration r where r.course_date_id = d.id and r.status = 'REGISTERED'
                and r.contact_id = ?) as mine
            from course_date d join course_master m on m.id = d.master_id join category c on c.id = m.category_id
            """;

    private final Database database;
    private final Clock clock;

    /** The students of a provider. */
    public Students(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What came of a booking. */
    public enum Booking {
        /** The seat is taken. */
        BOOKED,
        /** Nobody can be added. */
        FULL,
        /** There is no such course date, or it is over or cancelled. */
        NOT_OFFERED
    }

    /** Adds a person, unless somebody has the address. */
    public Optional<ContactId> register(Person person, String passwordHash) {
        return database.transact(transaction -> {
            var taken = transaction.list("select id from contact where email = ?", row -> 1, person.email());
            if (!taken.isEmpty()) {
                return Optional.empty();
            }
            var id = transaction.newId("C");
            transaction.change(
                    "insert into contact (id, first_name, last_name, email, city, phone, password_hash, staff)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    person.firstName(),
                    person.lastName(),
                    person.email(),
                    person.city(),
                    person.phone(),
                    passwordHash,
                    person.staff());
            return Optional.of(new ContactId(id));
        });
    }

    /** Finds an active person. */
    public Optional<Person> find(ContactId id) {
        return database.find("select * from contact where id = ? and active", Students::person, id.value());
    }

    /** Whether somebody signs in with this address. */
    public boolean isKnown(String email) {
        return !database.list("select id from contact where email = ? and active", row -> 1, email)
                .isEmpty();
    }

    /** Finds active people whose name has a part of this text. */
    public List<Person> search(String text) {
        var pattern = "%" + text.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "") + "%";
        return database.list(
                "select * from contact where active and lower(first_name || ' ' || last_name || ' ' || email) like ?"
                        + " order by last_name, first_name limit 20",
                Students::person,
                pattern);
    }

    /** Changes name, city and phone; the address stays, since people sign in with it. */
    public void change(ContactId id, String firstName, String lastName, String city, String phone) {
        database.change(
                "update contact set first_name = ?, last_name = ?, city = ?, phone = ? where id = ?",
                firstName,
                lastName,
                city,
                phone,
                id.value());
    }

    /** Replaces the password. */
    public void changePassword(ContactId id, String passwordHash) {
        database.change("update contact set password_hash = ? where id = ?", passwordHash, id.value());
    }

    /** What can be booked now. */
    public List<Offer> offers(Optional<ContactId> who) {
        return database.list(
                OFFERS + " where d.status = 'SCHEDULED' and d.visibility = 'PUBLIC' and d.ends > ? order by d.starts",
                Students::offer,
                who.map(ContactId::value).orElse(""),
                now());
    }

    /** Every course date, past and cancelled ones too. */
    public List<Offer> everyDate() {
        return database.list(OFFERS + " order by d.starts desc limit 200", Students::offer, "");
    }

    /** Finds a course date, past and cancelled ones too. */
    public Optional<Offer> date(CourseDateId id) {
        return database.find(OFFERS + " where d.id = ?", Students::offer, "", id.value());
    }

    /** Who is booked on what, by a registration, for people. */
    public Optional<String> registration(String id) {
        return database.find(
                "select c.first_name || ' ' || c.last_name || ', ' || m.name from registration r"
                        + " join contact c on c.id = r.contact_id join course_date d on d.id = r.course_date_id"
                        + " join course_master m on m.id = d.master_id where r.id = ?",
                row -> row.getString(1),
                id);
    }

    /** What a person is booked on, cancelled course dates too. */
    public List<Offer> bookedBy(ContactId who) {
        return database.list(
                OFFERS + " where d.id in (select course_date_id from registration where contact_id = ?"
                        + " and status = 'REGISTERED') order by d.starts",
                Students::offer,
                who.value(),
                who.value());
    }

    /** Books a seat, if one is left. */
    public Booking book(ContactId who, CourseDateId date) {
        return database.transact(transaction -> {
            // The row is locked, so that the last seat is not sold twice.
            var seats = transaction.list(
                    "select seats from course_date where id = ? and status = 'SCHEDULED' and visibility = 'PUBLIC'"
                            + " and ends > ? for update",
                    row -> row.getInt(1),
                    date.value(),
                    now());
            if (seats.isEmpty()) {
                return Booking.NOT_OFFERED;
            }
            var taken = transaction
                    .list(
                            "select count(*) from registration where course_date_id = ? and status = 'REGISTERED'"
                                    + " and role = 'STUDENT' and contact_id <> ?",
                            row -> row.getInt(1),
                            date.value(),
                            who.value())
                    .get(0);
            if (taken >= seats.get(0)) {
                return Booking.FULL;
            }
            enter(transaction, who.value(), date.value(), "STUDENT");
            return Booking.BOOKED;
        });
    }

    /** Cancels a booking. */
    public void cancel(ContactId who, CourseDateId date) {
        database.change(
                "update registration set status = 'CANCELLED' where contact_id = ? and course_date_id = ?",
                who.value(),
                date.value());
    }

    /** How many booked on each day, of the last days that saw any. */
    public SortedMap<LocalDate, Integer> bookingsByDay() {
        var byDay = new TreeMap<LocalDate, Integer>();
        database.list("select booked_at from registration where role = 'STUDENT'", row -> row.getTimestamp(1))
                .forEach(at ->
                        byDay.merge(at.toInstant().atOffset(ZoneOffset.UTC).toLocalDate(), 1, Integer::sum));
        return byDay;
    }

    void enter(Database.Transaction transaction, String contact, String date, String role) throws SQLException {
        var changed = transaction.change(
                "update registration set status = 'REGISTERED' where contact_id = ? and course_date_id = ?",
                contact,
                date);
        if (changed == 0) {
            transaction.change(
                    "insert into registration (id, contact_id, course_date_id, role, booked_at) values (?, ?, ?, ?, ?)",
                    transaction.newId("R"),
                    contact,
                    date,
                    role,
                    clock.instant().atOffset(ZoneOffset.UTC));
        }
    }

    private Timestamp now() {
        return Timestamp.valueOf(LocalDateTime.ofInstant(clock.instant(), Demonstration.ZONE));
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                text(row, "city"),
                text(row, "phone"),
                row.getBoolean("staff"));
    }

    private static Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                row.getString("id"),
                row.getString("category"),
                row.getString("course"),
                row.getString("summary"),
                row.getTimestamp("starts").toLocalDateTime(),
                row.getTimestamp("ends").toLocalDateTime(),
                row.getString("venue"),
                row.getInt("seats"),
                row.getInt("booked"),
                row.getInt("mine") > 0);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }
}
