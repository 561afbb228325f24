package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
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

    /** {@return the identifier; always sent, because a site that is sent none cannot put its answer together} */
    @Value.Default
    default String idnumber() {
        return "";
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link NewGrouping}. */
    class Builder extends ImmutableNewGrouping.Builder {
        Builder() {}
    }
}
