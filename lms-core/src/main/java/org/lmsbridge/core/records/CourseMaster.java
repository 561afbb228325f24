package org.lmsbridge.core.records;

import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The repeatable course of which course dates are deliveries. */
@Value.Immutable
public interface CourseMaster {
    /** {@return the id} */
    CourseMasterId id();

    /** {@return the name; not blank} */
    String name();

    /** {@return the category} */
    CategoryId category();

    /** {@return public or private; a private master is not synchronised} */
    @Value.Default
    default Visibility visibility() {
        return Visibility.PUBLIC;
    }

    /** {@return the id of the course in the learning management system, where the records know it (eLearning)} */
    Optional<Long> lmsCourseId();

    /** {@return what the course is about and aims at, HTML; becomes the summary of its Moodle courses} */
    Optional<String> summary();

    /** {@return values of its form, by field id; may be mapped to custom course fields} */
    Map<String, String> fields();

    /**
     * Checks the name.
     *
     * @throws IllegalStateException if it is blank
     */
    @Value.Check
    default void check() {
        if (name().isBlank()) {
            throw new IllegalStateException("course master " + id() + ": name must not be blank");
        }
    }

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link CourseMaster}; not thread-safe. */
    class Builder extends ImmutableCourseMaster.Builder {
        Builder() {}
    }
}
