package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * A group that a participant belongs to.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableParticipantGroup.class)
@JsonDeserialize(builder = ParticipantGroup.Builder.class)
public interface ParticipantGroup {
    /** {@return the group's number} */
    @Value.Parameter
    long id();

    /** {@return the name} */
    @Value.Parameter
    String name();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ParticipantGroup}. */
    class Builder extends ImmutableParticipantGroup.Builder {
        Builder() {}
    }
}
