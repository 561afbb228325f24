package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * What Moodle answers for an account that it created.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCreatedUser.class)
@JsonDeserialize(builder = CreatedUser.Builder.class)
public interface CreatedUser {
    /** {@return the number of the new account} */
    long id();

    /** {@return its username} */
    String username();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CreatedUser}. */
    class Builder extends ImmutableCreatedUser.Builder {
        Builder() {}
    }
}
