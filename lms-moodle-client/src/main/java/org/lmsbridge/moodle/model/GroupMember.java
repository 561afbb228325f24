package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * A membership of a group.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableGroupMember.class)
@JsonDeserialize(builder = GroupMember.Builder.class)
public interface GroupMember {
    /** {@return the group's number} */
    long groupid();

    /** {@return the account's number} */
    long userid();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link GroupMember}. */
    class Builder extends ImmutableGroupMember.Builder {
        Builder() {}
    }
}
