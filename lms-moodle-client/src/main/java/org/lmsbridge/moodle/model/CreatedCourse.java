package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * What Moodle answers for a course that it created or copied.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCreatedCourse.class)
@JsonDeserialize(builder = CreatedCourse.Builder.class)
public interface CreatedCourse {
    /** {@return the number of the new course} */
    long id();

    /** {@return its short name} */
    String shortname();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CreatedCourse}. */
    class Builder extends ImmutableCreatedCourse.Builder {
        Builder() {}
    }
}
