package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Changes of a group; {@code core_group_update_groups}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableGroupUpdate.class)
@JsonDeserialize(builder = GroupUpdate.Builder.class)
public interface GroupUpdate {
    /** {@return the group's number} */
    long id();

    /** {@return the name, which Moodle wants every time} */
    String name();

    /** {@return the new description} */
    Optional<String> description();

    /** {@return the new identifier} */
    Optional<String> idnumber();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link GroupUpdate}. */
    class Builder extends ImmutableGroupUpdate.Builder {
        Builder() {}
    }
}
