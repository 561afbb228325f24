package org.lmsbridge.enrol.rule;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * How a Moodle course is named after the records.
 *
 * @param fullname the full name, at most 254 characters
 * @param shortname the short name, unique because it carries the {@code idnumber}; at most 255 characters
 */
public record CourseNames(String fullname, String shortname) {
    private static final int MAX_FULLNAME = 254;
    private static final Pattern TAG = Pattern.compile("<\\S");
    private static final Pattern LANGUAGES = Pattern.compile("</?(?:span|lang)\\b[^>]*>");

    /** What the full name is made of. */
    public enum Standard {
        /** The category's name and the day on which the course date begins. */
        CATEGORY_AND_DATE,
        /** The category's name alone. */
        CATEGORY,
        /** The course master's name and the day on which the course date begins. */
        MASTER_AND_DATE,
        /** The course master's name alone. */
        MASTER;

        private boolean dated() {
            return this == CATEGORY_AND_DATE || this == MASTER_AND_DATE;
        }

        /**
         * Chooses whose name a course bears.
         *
         * @param category the category's name
         * @param master the course master's name
         * @return one of them
         */
        String choose(String category, String master) {
            return this == MASTER || this == MASTER_AND_DATE ? master : category;
        }
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
     * @param name the category's or the course master's name
     * @param idnumber the course's {@code idnumber}
     * @param start the day on which the course date begins
     * @return the names
     */
    public static CourseNames of(Standard standard, String name, String idnumber, LocalDate start) {
        var suffix = standard.dated() ? " " + start : "";
        var full = cut(name.strip(), MAX_FULLNAME - suffix.length()) + suffix;
        return new CourseNames(full, idnumber + " " + start);
    }

    /**
     * Says whether Moodle takes a name: it strips what looks like a tag and refuses what changed by that, but for the
     * tags of its multi-language filter.
     *
     * @param name a full or short name
     * @return whether it does
     */
    public static boolean accepted(String name) {
        return !TAG.matcher(LANGUAGES.matcher(name).replaceAll("")).find();
    }

    /** {@return whether Moodle takes both names} */
    public boolean accepted() {
        return accepted(fullname) && accepted(shortname);
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
