package org.lmsbridge.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a site has to hold, worked out from the rows of the CSV files with a few rules of the tests' own: neither the
 * reader of the quickstart nor the library has a part in it.
 *
 * @param accounts first name, last name and address, by username
 * @param courses beginning and visibility, by idnumber
 * @param enrolments numbers of the roles, by username, by idnumber of the course
 */
record Expected(
        Map<String, Account> accounts, Map<String, Course> courses, Map<String, Map<String, Set<Long>>> enrolments) {
    static final ZoneId BRISBANE = ZoneId.of("Australia/Brisbane");

    private static final Map<String, Long> ROLES = Map.of("student", 5L, "instructor", 3L);
    private static final Set<String> YES = Set.of("true", "yes");

    record Account(String firstName, String lastName, String email) {}

    record Course(Instant start, boolean visible) {}

    static Expected of(Path folder) throws IOException {
        var dates = eligibleDates(folder);
        var people = eligiblePeople(folder);
        var accounts = new TreeMap<String, Account>();
        var courses = new TreeMap<String, Course>();
        var enrolments = new TreeMap<String, Map<String, Set<Long>>>();
        dates.forEach((id, row) -> courses.put(id, new Course(start(row.get("start")), true)));
        dates.keySet().forEach(id -> enrolments.put(id, new TreeMap<>()));
        for (var booking : rows(folder, "registrations")) {
            var person = people.get(booking.get("contact_id"));
            var bookings = enrolments.get(booking.get("course_date_id"));
            if (booking.get("status").equals("registered") && person != null && bookings != null) {
                var username = person.get("email").toLowerCase(Locale.ROOT);
                accounts.put(username, account(person));
                bookings.computeIfAbsent(username, name -> new TreeSet<>()).add(ROLES.get(booking.get("role")));
            }
        }
        return new Expected(accounts, courses, enrolments);
    }

    long enrolmentCount() {
        return enrolments.values().stream().mapToLong(Map::size).sum();
    }

    private static Map<String, PlainCsv.Row> eligibleDates(Path folder) throws IOException {
        var mapped = ids(
                rows(folder, "course_categories"),
                row -> !row.get("moodle_category_id").isEmpty());
        var masters = ids(
                rows(folder, "course_masters"),
                row -> YES.contains(row.get("public")) && mapped.contains(row.get("category_id")));
        var dates = new HashMap<String, PlainCsv.Row>();
        for (var row : rows(folder, "course_dates")) {
            if (row.get("status").equals("scheduled")
                    && YES.contains(row.get("public"))
                    && masters.contains(row.get("master_id"))) {
                dates.put(row.get("id"), row);
            }
        }
        return dates;
    }

    private static Map<String, PlainCsv.Row> eligiblePeople(Path folder) throws IOException {
        return rows(folder, "contacts").stream()
                .filter(row ->
                        row.get("active").equals("true") && !row.get("password").isEmpty())
                .collect(Collectors.toMap(row -> row.get("id"), row -> row));
    }

    private static Set<String> ids(List<PlainCsv.Row> rows, java.util.function.Predicate<PlainCsv.Row> which) {
        var ids = new HashSet<String>();
        rows.stream().filter(which).forEach(row -> ids.add(row.get("id")));
        return ids;
    }

    private static Account account(PlainCsv.Row person) {
        return new Account(person.get("first_name"), person.get("last_name"), person.get("email"));
    }

    private static Instant start(String text) {
        var start = text.contains("T")
                ? LocalDateTime.parse(text)
                : LocalDate.parse(text).atStartOfDay();
        return start.atZone(BRISBANE).toInstant();
    }

    private static List<PlainCsv.Row> rows(Path folder, String file) throws IOException {
        return PlainCsv.read(folder.resolve(file + ".csv"));
    }
}
