package org.lmsbridge.examples.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.testkit.InMemoryRecords;

/**
 * Records that grow step by step: at each a person with bookings, at every sixth a course date. Later some names change,
 * some leave the first course, and some are instructors no more. The same steps make the same records in every process.
 *
 * @param trades the number of the category with a template
 * @param template the number of the template
 */
record GrowingTerm(long trades, long template) {
    /** How many steps there are. */
    static final int STEPS = 60;

    private static final int PER_DATE = 6;
    private static final int LATER = 12;

    /** {@return the records before the first step} */
    InMemoryRecords begin() {
        return new InMemoryRecords()
                .put(Term.category("safety", "1", ""))
                .put(Term.category("trades", Long.toString(trades), Long.toString(template)))
                .put(Term.master(Term.PLAIN, "safety"))
                .put(Term.master(Term.COPIED, "trades"));
    }

    /** Takes one step. */
    void step(InMemoryRecords records, int step) {
        if (step % PER_DATE == 1) {
            records.put(Term.courseDate(date(step), copied(step) ? Term.COPIED : Term.PLAIN, 0, "Hall"));
        }
        records.put(Term.contact(step, "Last" + step));
        Term.book(records, date(step), step, CourseRole.STUDENT, true);
        book(records, step, true);
        if (step > LATER) {
            book(records, step - LATER, false);
        }
        int renamed = step - PER_DATE;
        if (renamed > 0 && renamed % 3 == 0) {
            records.put(Term.contact(renamed, "Married" + renamed));
        }
    }

    /** What comes and goes: being an instructor, for the odd; being in the first course too, for the even. */
    private static void book(InMemoryRecords records, int number, boolean registered) {
        if (number % 2 == 1) {
            Term.book(records, date(number), number, CourseRole.INSTRUCTOR, registered);
        } else if (number > PER_DATE) {
            Term.book(records, date(1), number, CourseRole.STUDENT, registered);
        }
    }

    private static String date(int number) {
        return "g" + ((number - 1) / PER_DATE + 1);
    }

    private static boolean copied(int number) {
        return (number - 1) / PER_DATE % 3 == 2;
    }

    /** Every third completes the course. {@return the course date of such a person, empty for the others} */
    static String completes(int number) {
        return number % 3 == 0 ? date(number) : "";
    }

    /** {@return the registrations of which the records have to be told, sorted} */
    static List<String> completedRegistrations() {
        var registrations = new ArrayList<String>();
        for (int number = 1; number <= STEPS; number++) {
            if (!completes(number).isEmpty()) {
                registrations.add(Term.registration(date(number), number, CourseRole.STUDENT));
            }
        }
        registrations.sort(null);
        return registrations;
    }

    /** {@return what the site has to hold after the last step, as {@link Campus#contents()} writes it} */
    static List<String> expected() {
        var lines = new ArrayList<String>();
        var halls = new TreeMap<String, TreeSet<String>>();
        for (int number = 1; number <= STEPS; number++) {
            var renamed = number % 3 == 0 && number <= STEPS - PER_DATE;
            lines.add("user %s First%02d %s%d"
                    .formatted(Term.username(number), number, renamed ? "Married" : "Last", number));
            var still = number > STEPS - LATER;
            var roles = still && number % 2 == 1 ? "editingteacher,student" : "student";
            sit(lines, halls, date(number), number, roles);
            if (still && number % 2 == 0) {
                sit(lines, halls, date(1), number, "student");
            }
            if (number % PER_DATE == 1) {
                lines.add("course %s %d".formatted(date(number), Term.start(0)));
            }
        }
        halls.forEach((date, people) -> lines.add("group " + date + " Hall " + people));
        lines.sort(null);
        return lines;
    }

    private static void sit(
            List<String> lines, TreeMap<String, TreeSet<String>> halls, String date, int number, String roles) {
        lines.add("seat " + date + " " + Term.username(number) + " " + roles);
        halls.computeIfAbsent(date, any -> new TreeSet<>()).add(Term.username(number));
    }
}
