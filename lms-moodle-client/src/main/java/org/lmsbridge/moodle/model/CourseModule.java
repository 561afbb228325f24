package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An activity or resource of a course.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCourseModule.class)
@JsonDeserialize(builder = CourseModule.Builder.class)
public interface CourseModule {
    /** {@return the number of the course module} */
    long id();

    /** {@return the name} */
    String name();

    /** {@return the kind, such as {@code quiz}} */
    String modname();

    /** {@return the number among activities of its kind} */
    Optional<Long> instance();

    /** {@return where it is; absent for labels} */
    Optional<String> url();

    /** {@return whether students see it} */
    Optional<Boolean> visible();

    /** {@return how completion is tracked: 0 not, 1 by hand, 2 by rules} */
    Optional<Integer> completion();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CourseModule}. */
    class Builder extends ImmutableCourseModule.Builder {
        Builder() {}
    }
}
