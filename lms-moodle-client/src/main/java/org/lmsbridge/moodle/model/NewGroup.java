package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A group to be created in a course; {@code core_group_create_groups}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableNewGroup.class)
@JsonDeserialize(builder = NewGroup.Builder.class)
public interface NewGroup {
    /** {@return the course's number} */
    long courseid();

    /** {@return the name, unique in the course} */
    String name();

    /** {@return the description, HTML} */
    @Value.Default
    default String description() {
        return "";
    }

    /** {@return the identifier, unique in the course} */
    Optional<String> idnumber();

    /** {@return the enrolment key} */
    Optional<String> enrolmentkey();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link NewGroup}. */
    class Builder extends ImmutableNewGroup.Builder {
        Builder() {}
    }
}
