package org.lmsbridge.examples.proof;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.testkit.InMemoryRecords;

/**
 * A term's records before and after a busy week. What changes in between makes a run call every function that writes,
 * at least three times where two records go into a call.
 */
final class Term {
    static final String CATEGORY_FIELD = "8620";
    static final String TEMPLATE_FIELD = "8621";
    static final ZoneId ZONE = ZoneId.of("Australia/Brisbane");
    static final String PASSWORD = "Canary-pw-7-";

    static final CourseMasterId PLAIN = new CourseMasterId("first-aid");
    static final CourseMasterId COPIED = new CourseMasterId("welding");
    private static final int HALF = 6;

    private final long trades;
    private final long template;

    /** Records for a site that has a second category, and a course to copy. */
    Term(long trades, long template) {
        this.trades = trades;
        this.template = template;
    }

    long trades() {
        return trades;
    }

    long template() {
        return template;
    }

    /** The records as they are at first. */
    InMemoryRecords before() {
        return records(Clock.systemUTC(), false);
    }

    /** The records a week later. */
    InMemoryRecords after() {
        return after(Clock.systemUTC());
    }

    /** The records a week later, read at times of another clock. */
    InMemoryRecords after(Clock clock) {
        return records(clock, true);
    }

    private InMemoryRecords records(Clock clock, boolean late) {
        var records = new InMemoryRecords(clock)
                .put(category("safety", "1", ""))
                .put(category("trades", Long.toString(trades), Long.toString(template)))
                .put(master(PLAIN, "safety"))
                .put(master(COPIED, "trades"));
        for (int number = 1; number <= (late ? 2 * HALF : HALF); number++) {
            records.put(courseDate("p" + number, PLAIN, late && number <= HALF ? 1 : 0, late ? "Hall B" : "Hall A"));
        }
        for (int number = 1; late && number <= HALF / 2; number++) {
            records.put(courseDate("t" + number, COPIED, 0, "Workshop"));
        }
        for (int number = 1; number <= (late ? 4 * HALF : 3 * HALF); number++) {
            records.put(contact(number, late && number <= HALF ? "Married" + number : "Last" + number));
        }
        bookings(records, late);
        return records;
    }

    /** Six who are instructors no more, six who become instructors, six who leave, and six who come. */
    private static void bookings(InMemoryRecords records, boolean late) {
        for (int number = 1; number <= HALF; number++) {
            book(records, "p" + number, number, CourseRole.STUDENT, true);
            book(records, "p1", HALF + number, CourseRole.STUDENT, true);
            book(records, "p" + number, number, CourseRole.INSTRUCTOR, !late);
            if (late) {
                book(records, "p1", HALF + number, CourseRole.INSTRUCTOR, true);
            }
            book(records, "p2", 2 * HALF + number, CourseRole.STUDENT, !late);
            if (late) {
                book(records, "p3", 3 * HALF + number, CourseRole.STUDENT, true);
                book(records, "t1", number, CourseRole.STUDENT, true);
            }
        }
    }

    static void book(InMemoryRecords records, String date, int contact, CourseRole role, boolean registered) {
        records.put(Registration.builder()
                .id(new RegistrationId(registration(date, contact, role)))
                .contact(new ContactId("c%02d".formatted(contact)))
                .target(new CourseDateId(date))
                .role(role)
                .status(registered ? RegistrationStatus.REGISTERED : RegistrationStatus.CANCELLED)
                .build());
    }

    /**
     * What a site has to hold once it equals the records of the week after, written down without the library: lines,
     * so that nothing is there twice unseen.
     */
    static List<String> expected() {
        var seats = new TreeMap<String, String>();
        for (int number = 1; number <= HALF; number++) {
            seats.put(seat("p" + number, number), "student");
            seats.put(seat("p1", HALF + number), "editingteacher,student");
            seats.put(seat("p3", 3 * HALF + number), "student");
            seats.put(seat("t1", number), "student");
        }
        var lines = new ArrayList<String>();
        seats.forEach((seat, roles) -> lines.add("seat " + seat + " " + roles));
        for (int number = 1; number <= 4 * HALF; number++) {
            lines.add("user student%02d@example.org First%02d %s%d"
                    .formatted(number, number, number <= HALF ? "Married" : "Last", number));
        }
        for (int number = 1; number <= 2 * HALF; number++) {
            lines.add("course p%d %d".formatted(number, start(number <= HALF ? 1 : 0)));
        }
        for (int number = 1; number <= HALF / 2; number++) {
            lines.add("course t%d %d".formatted(number, start(0)));
        }
        for (int number = 1; number <= HALF; number++) {
            lines.add("group p%d Hall A []".formatted(number));
        }
        groups(lines);
        lines.sort(null);
        return lines;
    }

    /** Who is a student of what before the busy week: usernames by the course date's id. */
    Map<String, List<String>> completed() {
        var students = new TreeMap<String, List<String>>();
        for (int number = 1; number <= HALF; number++) {
            students.computeIfAbsent("p" + number, any -> new ArrayList<>()).add(username(number));
            students.computeIfAbsent("p1", any -> new ArrayList<>()).add(username(HALF + number));
            students.computeIfAbsent("p2", any -> new ArrayList<>()).add(username(2 * HALF + number));
        }
        return students;
    }

    /** The registrations of {@link #completed()}, sorted. */
    List<String> completedRegistrations() {
        var registrations = new ArrayList<String>();
        for (int number = 1; number <= HALF; number++) {
            registrations.add(registration("p" + number, number, CourseRole.STUDENT));
            registrations.add(registration("p1", HALF + number, CourseRole.STUDENT));
            registrations.add(registration("p2", 2 * HALF + number, CourseRole.STUDENT));
        }
        registrations.sort(null);
        return registrations;
    }

    static String registration(String date, int contact, CourseRole role) {
        return "%s-%02d-%s".formatted(date, contact, role);
    }

    private static void groups(List<String> lines) {
        for (int number = 1; number <= HALF; number++) {
            var members = new TreeSet<String>();
            members.add(username(number));
            for (int other = 1; other <= HALF; other++) {
                if (number == 1) {
                    members.add(username(HALF + other));
                }
                if (number == 3) {
                    members.add(username(3 * HALF + other));
                }
            }
            lines.add("group p%d Hall B %s".formatted(number, members));
        }
        var copied = new TreeSet<String>();
        for (int number = 1; number <= HALF; number++) {
            copied.add(username(number));
        }
        lines.add("group t1 Workshop " + copied);
    }

    private static String seat(String course, int contact) {
        return course + " " + username(contact);
    }

    static String username(int contact) {
        return "student%02d@example.org".formatted(contact);
    }

    static long start(int later) {
        return LocalDateTime.of(2027, 3, 1, 9, 0)
                .plusDays(later)
                .atZone(ZONE)
                .toInstant()
                .getEpochSecond();
    }

    static CourseCategory category(String id, String number, String template) {
        var category = CourseCategory.builder()
                .id(new CategoryId(id))
                .name("Category " + id)
                .putFields(CATEGORY_FIELD, number);
        return template.isEmpty()
                ? category.build()
                : category.putFields(TEMPLATE_FIELD, template).build();
    }

    static CourseMaster master(CourseMasterId id, String category) {
        return CourseMaster.builder()
                .id(id)
                .name("Master " + id.value())
                .category(new CategoryId(category))
                .build();
    }

    static CourseDate courseDate(String id, CourseMasterId master, int later, String venue) {
        return CourseDate.builder()
                .id(new CourseDateId(id))
                .master(master)
                .start(LocalDateTime.ofInstant(Instant.ofEpochSecond(start(later)), ZONE))
                .zone(ZONE)
                .venue(venue)
                .build();
    }

    static Contact contact(int number, String lastName) {
        return Contact.builder()
                .id(new ContactId("c%02d".formatted(number)))
                .firstName("First%02d".formatted(number))
                .lastName(lastName)
                .email(username(number))
                .password(Secret.of(PASSWORD + number))
                .build();
    }
}
