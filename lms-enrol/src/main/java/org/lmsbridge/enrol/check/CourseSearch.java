package org.lmsbridge.enrol.check;

import java.util.Comparator;
import java.util.List;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;

/** Searches the site's courses, for a picker in the host's own pages. Thread-safe. */
public final class CourseSearch {
    /** The permission that the host grants to people who may search. */
    public static final String PERMISSION = "moodle_read";

    private static final long FRONT_PAGE = 1;

    private final MoodleClient moodle;

    /**
     * A search; given by {@link org.lmsbridge.enrol.EnrolPlugin#courseSearch()}.
     *
     * @param moodle the site
     */
    public CourseSearch(MoodleClient moodle) {
        this.moodle = moodle;
    }

    /** Tells what the person at the keyboard may do; implemented by the host. */
    @FunctionalInterface
    public interface Permissions {
        /**
         * Asks.
         *
         * @param permission the permission, such as {@link #PERMISSION}
         * @return whether the person has it
         */
        boolean granted(String permission);
    }

    /**
     * Searches names and descriptions; {@code core_course_search_courses}.
     *
     * @param text what to search for; not blank
     * @param permissions of the person who searches; asked before the site is
     * @param limit how many at most; at least 1
     * @return the courses found, in order of their names
     * @throws SecurityException if the person lacks {@link #PERMISSION}
     * @throws MoodleException if the site cannot be asked
     */
    public List<FoundCourse> find(String text, Permissions permissions, int limit) {
        if (!permissions.granted(PERMISSION)) {
            throw new SecurityException("searching Moodle's courses needs the permission " + PERMISSION);
        }
        if (text.isBlank() || limit < 1) {
            throw new IllegalArgumentException("search: text must not be blank, and limit at least 1");
        }
        return moodle.courses().search(text.strip()).stream()
                .filter(course -> course.id() != FRONT_PAGE)
                .map(course -> new FoundCourse(course.id(), course.fullname(), course.shortname()))
                .sorted(Comparator.comparing(FoundCourse::fullname).thenComparing(FoundCourse::id))
                .limit(limit)
                .toList();
    }
}
