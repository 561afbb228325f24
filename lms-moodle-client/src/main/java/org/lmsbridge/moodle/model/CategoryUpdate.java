package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Changes of a course category; {@code core_course_update_categories}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCategoryUpdate.class)
@JsonDeserialize(builder = CategoryUpdate.Builder.class)
public interface CategoryUpdate {
    /** {@return the category's number} */
    long id();

    /** {@return the new name} */
    Optional<String> name();

    /** {@return the number of the new category above} */
    Optional<Long> parent();

    /** {@return the new identifier} */
    Optional<String> idnumber();

    /** {@return the new description} */
    Optional<String> description();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CategoryUpdate}. */
    class Builder extends ImmutableCategoryUpdate.Builder {
        Builder() {}
    }
}
