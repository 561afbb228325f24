package org.lmsbridge.enrol.rule;

import java.time.Instant;
import java.util.Optional;
import org.lmsbridge.enrol.rule.CourseDiff.ActualCourse;

/** The fields of a course, as changes name and write them. */
public final class CourseFields {
    /** The full name. */
    public static final String FULLNAME = "fullname";

    /** The short name. */
    public static final String SHORTNAME = "shortname";

    /** The beginning. */
    public static final String STARTDATE = "startdate";

    /** The end; an empty text for none. */
    public static final String ENDDATE = "enddate";

    /** The description. */
    public static final String SUMMARY = "summary";

    /** The identifier in the records. */
    public static final String IDNUMBER = "idnumber";

    /** Whether students see it. */
    public static final String VISIBLE = "visible";

    /** Whether completion is tracked. */
    public static final String COMPLETION = "enablecompletion";

    /** What stands before the short name of a custom course field. */
    public static final String CUSTOM = "custom:";

    private CourseFields() {}

    /**
     * Reads a field of a course as changes write it.
     *
     * @param actual the course
     * @param field which
     * @return its value; empty where it has none, or where the token does not see it
     */
    public static String read(ActualCourse actual, String field) {
        if (field.startsWith(CUSTOM)) {
            return actual.customFields().getOrDefault(field.substring(CUSTOM.length()), "");
        }
        return switch (field) {
            case FULLNAME -> actual.fullname();
            case SHORTNAME -> actual.shortname();
            case STARTDATE -> text(actual.start());
            case ENDDATE -> text(actual.end());
            case SUMMARY -> actual.summary().orElse("");
            case IDNUMBER -> actual.idnumber().orElse("");
            case VISIBLE -> actual.visible().map(String::valueOf).orElse("");
            case COMPLETION -> actual.completion().map(String::valueOf).orElse("");
            default -> throw new IllegalArgumentException("courses are not compared by " + field);
        };
    }

    static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }
}
