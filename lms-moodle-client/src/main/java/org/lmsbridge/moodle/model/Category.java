package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A course category.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCategory.class)
@JsonDeserialize(builder = Category.Builder.class)
public interface Category {
    /** {@return the category's number} */
    long id();

    /** {@return the name} */
    String name();

    /** {@return the identifier; absent also where the token may not manage categories} */
    Optional<String> idnumber();

    /** {@return the number of the category above; 0 for none} */
    long parent();

    /** {@return the numbers from the top down to this one, such as {@code /1/4}} */
    String path();

    /** {@return how deep it lies; 1 for the top} */
    Optional<Integer> depth();

    /** {@return how many courses it holds} */
    Optional<Integer> coursecount();

    /** {@return its place among the categories} */
    Optional<Integer> sortorder();

    /** {@return the description, HTML} */
    Optional<String> description();

    /** {@return whether it is shown} */
    Optional<Boolean> visible();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Category}. */
    class Builder extends ImmutableCategory.Builder {
        Builder() {}
    }
}
