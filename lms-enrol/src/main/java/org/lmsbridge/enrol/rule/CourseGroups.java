package org.lmsbridge.enrol.rule;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.lmsbridge.core.records.CourseDate;

/** Into which group of a Moodle course the people of a course date come. */
public enum CourseGroups {
    /** Into none. */
    NONE,
    /** Into one for the course date. */
    COURSE_DATE,
    /** Into one for everybody at the same venue. */
    VENUE;

    private static final int MAX_NAME = 254;

    /**
     * A group.
     *
     * @param key by which it is known, in the records' links and as the group's {@code idnumber}
     * @param name what people see; unique in the course
     */
    public record Group(String key, String name) {}

    /**
     * Names the group of a course date.
     *
     * @param date the course date
     * @return the group; empty if its people come into none
     */
    public Optional<Group> of(CourseDate date) {
        return switch (this) {
            case NONE -> Optional.empty();
            case COURSE_DATE ->
                Optional.of(group(Subjects.courseDate(date.id()), date.start().toLocalDate() + " [" + date.id() + "]"));
            case VENUE ->
                date.venue()
                        .map(String::strip)
                        .filter(venue -> !venue.isEmpty())
                        .map(venue -> group("venue:" + venue, venue));
        };
    }

    /** The key is short and free of slashes, whatever a venue is called. */
    private static Group group(String what, String name) {
        var key = "lmsbridge-" + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
        return new Group(key, name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name);
    }
}
