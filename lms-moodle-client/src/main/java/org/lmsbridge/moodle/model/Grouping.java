package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * A grouping of a course.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableGrouping.class)
@JsonDeserialize(builder = Grouping.Builder.class)
public interface Grouping {
    /** {@return the grouping's number} */
    long id();

    /** {@return the course's number} */
    long courseid();

    /** {@return the name} */
    String name();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Grouping}. */
    class Builder extends ImmutableGrouping.Builder {
        Builder() {}
    }
}
