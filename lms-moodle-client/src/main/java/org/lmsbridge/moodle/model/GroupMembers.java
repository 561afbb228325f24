package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.immutables.value.Value;

/**
 * The members of a group; {@code core_group_get_group_members}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableGroupMembers.class)
@JsonDeserialize(builder = GroupMembers.Builder.class)
public interface GroupMembers {
    /** {@return the group's number} */
    long groupid();

    /** {@return the accounts} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Long> userids();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link GroupMembers}. */
    class Builder extends ImmutableGroupMembers.Builder {
        Builder() {}
    }
}
