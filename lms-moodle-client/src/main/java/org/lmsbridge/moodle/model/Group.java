package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A group of a course.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableGroup.class)
@JsonDeserialize(builder = Group.Builder.class)
public interface Group {
    /** {@return the group's number} */
    long id();

    /** {@return the course's number} */
    long courseid();

    /** {@return the name} */
    String name();

    /** {@return the description, HTML} */
    Optional<String> description();

    /** {@return the identifier} */
    Optional<String> idnumber();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Group}. */
    class Builder extends ImmutableGroup.Builder {
        Builder() {}
    }
}
