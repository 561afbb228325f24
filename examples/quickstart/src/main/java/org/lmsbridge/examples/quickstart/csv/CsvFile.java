package org.lmsbridge.examples.quickstart.csv;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The five files of a records folder, in the order in which they refer to one another. */
public enum CsvFile {
    /** The category tree. */
    COURSE_CATEGORIES("category", List.of("id", "name", "parent_id", "moodle_category_id"), List.of()),
    /** The repeatable courses. */
    COURSE_MASTERS("course master", List.of("id", "name", "category_id", "public"), List.of("moodle_course_id")),
    /** The scheduled deliveries. */
    COURSE_DATES(
            "course date",
            List.of("id", "master_id", "start", "end", "status", "public"),
            List.of("venue", "delivery_mode")),
    /** The people. */
    CONTACTS(
            "contact",
            List.of("id", "first_name", "last_name", "email", "active", "password"),
            List.of("city", "country")),
    /** Who is booked on what. */
    REGISTRATIONS("registration", List.of("id", "contact_id", "course_date_id", "role", "status"), List.of());

    private final String noun;
    private final List<String> mandatory;
    private final List<String> dispensable;

    CsvFile(String noun, List<String> mandatory, List<String> dispensable) {
        this.noun = noun;
        this.mandatory = mandatory;
        this.dispensable = dispensable;
    }

    /** {@return the name of the file, such as {@code course_dates.csv}} */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".csv";
    }

    /** {@return what its rows are, in a word or two, such as {@code course dates}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@return what one row is, in a word or two} */
    public String noun() {
        return noun;
    }

    /** {@return the columns without which the rows cannot be understood} */
    List<String> mandatory() {
        return mandatory;
    }

    /** {@return the columns that are reported when they are missing, and then read as blank} */
    List<String> dispensable() {
        return dispensable;
    }

    List<String> columns() {
        return Stream.concat(mandatory.stream(), dispensable.stream()).toList();
    }
}
