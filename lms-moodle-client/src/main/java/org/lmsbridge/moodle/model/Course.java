package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A course as the site shows it, texts as stored; what the token may not see is absent, which is not the same as empty.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCourse.class)
@JsonDeserialize(builder = Course.Builder.class)
public interface Course {
    /** {@return the course's number; 1 is the front page} */
    long id();

    /** {@return the short name} */
    String shortname();

    /** {@return the full name} */
    String fullname();

    /** {@return the identifier in the student records} */
    Optional<String> idnumber();

    /** {@return the number of its category; 0 for the front page} */
    long categoryid();

    /** {@return the description, HTML} */
    Optional<String> summary();

    /** {@return the course format} */
    Optional<String> format();

    /** {@return the start} */
    Optional<Instant> startdate();

    /** {@return the end} */
    Optional<Instant> enddate();

    /** {@return whether students see the course} */
    Optional<Boolean> visible();

    /** {@return whether completion is tracked} */
    Optional<Boolean> enablecompletion();

    /** {@return the language forced upon the course} */
    Optional<String> lang();

    /** {@return when it was made} */
    Optional<Instant> timecreated();

    /** {@return when it was last changed} */
    Optional<Instant> timemodified();

    /** {@return the enabled ways to enrol, such as {@code manual}} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> enrollmentmethods();

    /** {@return values of custom course fields by short name of the field} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSerialize(using = CustomFields.OfCourse.class)
    @JsonDeserialize(using = CustomFields.Reply.class)
    Map<String, String> customfields();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Course}. */
    class Builder extends ImmutableCourse.Builder {
        Builder() {}
    }
}
