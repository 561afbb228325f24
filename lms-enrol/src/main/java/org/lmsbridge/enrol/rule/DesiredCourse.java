package org.lmsbridge.enrol.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lmsbridge.core.records.BookingTarget;

/**
 * The Moodle course that one or several bookable things of the records lead into.
 *
 * @param subject the subject of changes, links and findings
 * @param title what people call it in tables
 * @param targets what can be booked to be in it, without repetition; at least one
 * @param idnumber the {@code idnumber} by which it is found; empty where only {@code givenId} tells
 * @param givenId its number in the site as the records name it; empty if they do not
 * @param blueprint how it is made and kept; empty for a course that is only ever linked
 */
public record DesiredCourse(
        String subject,
        String title,
        List<BookingTarget> targets,
        Optional<String> idnumber,
        OptionalLong givenId,
        Optional<Blueprint> blueprint) {
    public DesiredCourse {
        targets = List.copyOf(targets);
    }

    /**
     * How a course is made, and what of it follows the records.
     *
     * @param names the names
     * @param categoryid the number of the Moodle category
     * @param start the beginning
     * @param end the end
     * @param summary the description, HTML
     * @param customFields values of custom course fields by short name
     * @param template the number of the course that it is copied from; empty for a blank one
     */
    public record Blueprint(
            CourseNames names,
            long categoryid,
            Instant start,
            Optional<Instant> end,
            Optional<String> summary,
            SortedMap<String, String> customFields,
            OptionalLong template) {
        /** {@return what the course should have, as changes write it: values by field} */
        public SortedMap<String, String> values() {
            var values = new TreeMap<String, String>();
            values.put(CourseFields.FULLNAME, names.fullname());
            values.put(CourseFields.SHORTNAME, names.shortname());
            values.put(CourseFields.STARTDATE, start.toString());
            values.put(CourseFields.ENDDATE, CourseFields.text(end));
            summary.ifPresent(text -> values.put(CourseFields.SUMMARY, text));
            customFields.forEach((field, value) -> values.put(CourseFields.CUSTOM + field, value));
            return values;
        }
    }

    /** {@return the records' ids that call for it} */
    public List<String> because() {
        return targets.stream().map(BookingTarget::value).toList();
    }

    /**
     * Joins what leads into the same course.
     *
     * @param other the other
     * @return this course, for the targets of both
     */
    public DesiredCourse and(DesiredCourse other) {
        var all = new LinkedHashSet<>(targets);
        all.addAll(other.targets);
        return new DesiredCourse(subject, title, new ArrayList<>(all), idnumber, givenId, blueprint);
    }
}
