package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A course category to be created; {@code core_course_create_categories}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableNewCategory.class)
@JsonDeserialize(builder = NewCategory.Builder.class)
public interface NewCategory {
    /** {@return the name, not blank} */
    String name();

    /** {@return the number of the category above; 0 for none} */
    @Value.Default
    default long parent() {
        return 0;
    }

    /** {@return the identifier, unique in the site} */
    Optional<String> idnumber();

    /** {@return the description, HTML} */
    Optional<String> description();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link NewCategory}. */
    class Builder extends ImmutableNewCategory.Builder {
        Builder() {}
    }
}
