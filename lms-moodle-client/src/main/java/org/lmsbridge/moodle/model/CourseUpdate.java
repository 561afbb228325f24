package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Changes of a course; {@code core_course_update_courses}. Only what is present is sent.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCourseUpdate.class)
@JsonDeserialize(builder = CourseUpdate.Builder.class)
public interface CourseUpdate {
    /** {@return the course's number} */
    long id();

    /** {@return the new full name} */
    Optional<String> fullname();

    /** {@return the new short name} */
    Optional<String> shortname();

    /**
     * {@return the number of the new category, which has to be there: Moodle moves a course into one that is not, although it
     * answers with a warning}
     */
    Optional<Long> categoryid();

    /** {@return the new identifier; an empty text removes it} */
    Optional<String> idnumber();

    /** {@return the description, HTML} */
    Optional<String> summary();

    /** {@return the course format, such as {@code topics}} */
    Optional<String> format();

    /** {@return the start} */
    Optional<Instant> startdate();

    /** {@return the end; never without a start or before it; {@link Instant#EPOCH} for none any more} */
    Optional<Instant> enddate();

    /** {@return whether students see the course} */
    Optional<Boolean> visible();

    /** {@return whether completion is tracked} */
    Optional<Boolean> enablecompletion();

    /** {@return the number of sections} */
    Optional<Integer> numsections();

    /** {@return the group mode: 0 none, 1 separate, 2 visible groups} */
    Optional<Integer> groupmode();

    /** {@return the language forced upon the course} */
    Optional<String> lang();

    /** {@return values of custom course fields by short name of the field} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSerialize(using = CustomFields.OfCourse.class)
    Map<String, String> customfields();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CourseUpdate}. */
    class Builder extends ImmutableCourseUpdate.Builder {
        Builder() {}
    }
}
