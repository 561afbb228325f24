package org.lmsbridge.enrol.rule;

import java.time.LocalDate;

/**
 * How a Moodle course is named after the records.
 *
 * @param fullname the full name, at most 254 characters
 * @param shortname the short name, unique because it carries the {@code idnumber}; at most 255 characters
 */
public record CourseNames(String fullname, String shortname) {
    private static final int MAX_FULLNAME = 254;

    /** What the full name is made of. */
    public enum Standard {
        /** The category's name and the day on which the course date begins. */
        CATEGORY_AND_DATE,
        /** The category's name alone. */
        CATEGORY
    }

    /** Which names follow the records once the course exists. */
    public enum Synchronised {
        /** Both names. */
        BOTH,
        /** The full name. */
        FULL,
        /** The short name. */
        SHORT,
        /** Neither. */
        NONE;

        boolean full() {
            return this == BOTH || this == FULL;
        }

        boolean shortened() {
            return this == BOTH || this == SHORT;
        }
    }

    /**
     * Names a course.
     *
     * @param standard what the full name is made of
     * @param category the category's name
     * @param idnumber the course's {@code idnumber}
     * @param start the day on which the course date begins
     * @return the names
     */
    public static CourseNames of(Standard standard, String category, String idnumber, LocalDate start) {
        var suffix = standard == Standard.CATEGORY_AND_DATE ? " " + start : "";
        var full = cut(category.strip(), MAX_FULLNAME - suffix.length()) + suffix;
        return new CourseNames(full, idnumber + " " + start);
    }

    /** Cuts at a code point, because half a surrogate pair is not a character that Moodle could store. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
