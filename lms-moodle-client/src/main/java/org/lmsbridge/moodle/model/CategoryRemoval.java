package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A course category to be removed; {@code core_course_delete_categories}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCategoryRemoval.class)
@JsonDeserialize(builder = CategoryRemoval.Builder.class)
public interface CategoryRemoval {
    /** {@return the category's number} */
    long id();

    /** {@return the category that takes what it holds} */
    Optional<Long> newparent();

    /** {@return whether the courses in it are deleted too} */
    @Value.Default
    default boolean recursive() {
        return false;
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CategoryRemoval}. */
    class Builder extends ImmutableCategoryRemoval.Builder {
        Builder() {}
    }
}
