package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A section of a course with its activities; {@code core_course_get_contents}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCourseSection.class)
@JsonDeserialize(builder = CourseSection.Builder.class)
public interface CourseSection {
    /** {@return the section's number} */
    long id();

    /** {@return the name} */
    String name();

    /** {@return its place, from 0} */
    Optional<Integer> section();

    /** {@return whether students see it} */
    Optional<Boolean> visible();

    /** {@return the text under the name, HTML} */
    Optional<String> summary();

    /** {@return the activities} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<CourseModule> modules();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CourseSection}. */
    class Builder extends ImmutableCourseSection.Builder {
        Builder() {}
    }
}
