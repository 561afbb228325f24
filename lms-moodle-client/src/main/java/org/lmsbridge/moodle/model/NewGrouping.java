package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A grouping to be created; {@code core_group_create_groupings}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableNewGrouping.class)
@JsonDeserialize(builder = NewGrouping.Builder.class)
public interface NewGrouping {
    /** {@return the course's number} */
    long courseid();

    /** {@return the name, unique in the course} */
    String name();

    /** {@return the description, HTML} */
    @Value.Default
    default String description() {
        return "";
    }

    /** {@return the identifier} */
    Optional<String> idnumber();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link NewGrouping}. */
    class Builder extends ImmutableNewGrouping.Builder {
        Builder() {}
    }
}
