package org.lmsbridge.core.records;

import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A node of the records' category tree; its form fields carry the mapping to the learning management system. */
@Value.Immutable
public interface CourseCategory {
    /** {@return the id} */
    CategoryId id();

    /** {@return the name; not blank} */
    String name();

    /** {@return the parent, absent for a root} */
    Optional<CategoryId> parent();

    /** {@return values of the category form, by field id} */
    Map<String, String> fields();

    /**
     * Checks the name.
     *
     * @throws IllegalStateException if it is blank
     */
    @Value.Check
    default void check() {
        if (name().isBlank()) {
            throw new IllegalStateException("course category " + id() + ": name must not be blank");
        }
    }

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link CourseCategory}; not thread-safe. */
    class Builder extends ImmutableCourseCategory.Builder {
        Builder() {}
    }
}
