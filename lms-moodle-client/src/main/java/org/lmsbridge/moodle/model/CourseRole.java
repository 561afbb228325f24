package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A role that a participant has in a course.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCourseRole.class)
@JsonDeserialize(builder = CourseRole.Builder.class)
public interface CourseRole {
    /** {@return the role's number} */
    @Value.Parameter
    long roleid();

    /** {@return the name, where the site gave it one} */
    @Value.Parameter
    Optional<String> name();

    /** {@return the short name, such as {@code student}} */
    @Value.Parameter
    String shortname();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CourseRole}. */
    class Builder extends ImmutableCourseRole.Builder {
        Builder() {}
    }
}
