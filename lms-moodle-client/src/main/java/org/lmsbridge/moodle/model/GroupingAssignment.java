package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * A group put into a grouping.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableGroupingAssignment.class)
@JsonDeserialize(builder = GroupingAssignment.Builder.class)
public interface GroupingAssignment {
    /** {@return the grouping's number} */
    long groupingid();

    /** {@return the group's number} */
    long groupid();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link GroupingAssignment}. */
    class Builder extends ImmutableGroupingAssignment.Builder {
        Builder() {}
    }
}
