package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An active enrolment of a person, as {@code core_enrol_get_users_courses} tells.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUserCourse.class)
@JsonDeserialize(builder = UserCourse.Builder.class)
public interface UserCourse {
    /** {@return the course's number} */
    long id();

    /** {@return the short name} */
    String shortname();

    /** {@return the full name} */
    String fullname();

    /** {@return the identifier of the course} */
    Optional<String> idnumber();

    /** {@return whether students see the course} */
    Optional<Boolean> visible();

    /** {@return the start of the course} */
    Optional<Instant> startdate();

    /** {@return the end of the course} */
    Optional<Instant> enddate();

    /** {@return the number of its category} */
    Optional<Long> category();

    /** {@return whether completion is tracked} */
    Optional<Boolean> enablecompletion();

    /** {@return whether the course can be completed at all: it has criteria; absent where the site does not tell} */
    Optional<Boolean> completionhascriteria();

    /** {@return the share of activities done, in percent; absent where not tracked or not to be seen} */
    Optional<Double> progress();

    /** {@return whether the course is completed; absent where not tracked or not to be seen} */
    Optional<Boolean> completed();

    /** {@return when last seen in the course} */
    Optional<Instant> lastaccess();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link UserCourse}. */
    class Builder extends ImmutableUserCourse.Builder {
        Builder() {}
    }
}
