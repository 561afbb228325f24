package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A way to enrol that a person can use by herself, as {@code core_enrol_get_course_enrolment_methods} tells.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableEnrolmentMethod.class)
@JsonDeserialize(builder = EnrolmentMethod.Builder.class)
public interface EnrolmentMethod {
    /** {@return the method's number} */
    long id();

    /** {@return the course's number} */
    long courseid();

    /** {@return the plugin, such as {@code self}} */
    String type();

    /** {@return the name} */
    String name();

    /** {@return the state, in words} */
    Optional<String> status();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link EnrolmentMethod}. */
    class Builder extends ImmutableEnrolmentMethod.Builder {
        Builder() {}
    }
}
