package org.lmsbridge.examples.training.records;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToLongFunction;

/** Fills empty tables with a made-up provider, so that every page has something to show. */
public final class Demonstration {
    /** Where the provider is. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final List<List<String>> CATEGORIES =
            List.of(List.of("G1", "Safety at work"), List.of("G2", "Care"), List.of("G3", "Office"));
    private static final List<List<String>> MASTERS = List.of(
            List.of("M1", "G1", "First aid", "What to do until the ambulance arrives, practised in small groups."),
            List.of("M2", "G1", "Forklift licence", "Theory, a day of driving, and the test on the third day."),
            List.of("M3", "G2", "Dementia care", "Understanding, talking, and planning a day that works."),
            List.of("M4", "G3", "Spreadsheets from the ground up", "Formulas, tables and charts that others can read."),
            List.of("M5", "G3", "Writing that people read", "Letters, mails and reports in plain words."));
    private static final List<List<String>> PEOPLE = List.of(
            List.of("C000001", "Ines", "Okafor"),
            List.of("C000002", "Jonas", "Weber"),
            List.of("C000003", "Amira", "Haddad"),
            List.of("C000004", "Tom", "Sørensen"),
            List.of("C000005", "Lucía", "Fernández"),
            List.of("C000006", "Piotr", "Nowak"));

    private final Database database;
    private final Clock clock;

    private Demonstration(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Fills the tables, unless there are categories already; each with the number of its category in Moodle. */
    public static void fill(
            Database database, Clock clock, ToLongFunction<String> moodleCategory, String nobodysPassword) {
        if (database.list("select id from category", row -> 1).isEmpty()) {
            var demonstration = new Demonstration(database, clock);
            database.transact(transaction -> {
                demonstration.courses(transaction, moodleCategory);
                demonstration.people(transaction, nobodysPassword);
                return true;
            });
        }
    }

    private void courses(Database.Transaction transaction, ToLongFunction<String> moodleCategory) throws SQLException {
        for (var category : CATEGORIES) {
            transaction.change(
                    "insert into category (id, name, moodle_category) values (?, ?, ?)",
                    category.get(0),
                    category.get(1),
                    Long.toString(moodleCategory.applyAsLong(category.get(1))));
        }
        for (var master : MASTERS) {
            transaction.change(
                    "insert into course_master (id, category_id, name, summary) values (?, ?, ?, ?)", master.toArray());
        }
        courseDate(transaction, "D000001", "M1", 12, 1, "Hall 2", 12, "SCHEDULED");
        courseDate(transaction, "D000002", "M1", 40, 1, "Hall 2", 2, "SCHEDULED");
        courseDate(transaction, "D000003", "M2", 20, 3, "Yard and room 4", 8, "SCHEDULED");
        courseDate(transaction, "D000004", "M3", 33, 2, "Room 1", 14, "SCHEDULED");
        courseDate(transaction, "D000005", "M4", 8, 1, "Computer room", 10, "SCHEDULED");
        courseDate(transaction, "D000006", "M5", 26, 1, "Online", 20, "SCHEDULED");
        courseDate(transaction, "D000007", "M3", 15, 2, "Room 1", 14, "CANCELLED");
        courseDate(transaction, "D000008", "M4", -12, 1, "Computer room", 10, "COMPLETED");
        courseDate(transaction, "D000009", "M1", -4, 1, "Hall 2", 12, "COMPLETED");
    }

    private void courseDate(
            Database.Transaction transaction,
            String id,
            String master,
            int inDays,
            int days,
            String venue,
            int seats,
            String status)
            throws SQLException {
        var day = LocalDate.ofInstant(clock.instant(), ZONE).plusDays(inDays);
        transaction.change(
                "insert into course_date (id, master_id, starts, ends, zone, venue, seats, status, delivery)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                master,
                Timestamp.valueOf(day.atTime(9, 0)),
                Timestamp.valueOf(day.plusDays(days - 1L).atTime(16, 30)),
                ZONE.getId(),
                venue,
                seats,
                status,
                venue.equals("Online") ? "WEBINAR" : "CLASSROOM");
    }

    private void people(Database.Transaction transaction, String passwordHash) throws SQLException {
        var number = 0;
        for (var person : PEOPLE) {
            transaction.change(
                    "insert into contact (id, first_name, last_name, email, city, password_hash)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    person.get(0),
                    person.get(1),
                    person.get(2),
                    "student" + (++number) + "@example.org",
                    "Bremen",
                    passwordHash);
            booking(transaction, "R00000" + number, person.get(0), "D00000" + (number % 3 + 1), number / 2 * 4);
        }
        booking(transaction, "R000007", "C000001", "D000005", 1);
        completed(transaction, "R000008", "C000002", "D000008", 12);
        completed(transaction, "R000009", "C000004", "D000008", 11);
        completed(transaction, "R000010", "C000003", "D000009", 4);
    }

    private void booking(Database.Transaction transaction, String id, String contact, String date, int daysAgo)
            throws SQLException {
        transaction.change(
                "insert into registration (id, contact_id, course_date_id, booked_at) values (?, ?, ?, ?)",
                id,
                contact,
                date,
                clock.instant().atOffset(ZoneOffset.UTC).minusDays(daysAgo));
    }

    private void completed(Database.Transaction transaction, String id, String contact, String date, int daysAgo)
            throws SQLException {
        booking(transaction, id, contact, date, daysAgo + 9);
        transaction.change(
                "insert into certificate (number, request, registration_id, holder, course, completed, sent)"
                        + " select ?, ?, ?, c.first_name || ' ' || c.last_name, m.name, ?, true"
                        + " from contact c, course_date d join course_master m on m.id = d.master_id"
                        + " where c.id = ? and d.id = ?",
                transaction.newId("HT"),
                "demonstration " + id,
                id,
                Date.valueOf(LocalDate.ofInstant(clock.instant(), ZONE).minusDays(daysAgo)),
                contact,
                date);
    }
}
