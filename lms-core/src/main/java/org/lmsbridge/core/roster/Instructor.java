package org.lmsbridge.core.roster;

import java.util.Optional;
import org.immutables.value.Value;

/** Somebody who teaches. */
@Value.Immutable
public non-sealed interface Instructor extends RosterItem {
    @Override
    default Kind kind() {
        return Kind.INSTRUCTOR;
    }

    /** {@return the account's number in the LMS} */
    @Override
    String institutionId();

    /** {@return the first name} */
    Optional<String> firstname();

    /** {@return the surname} */
    Optional<String> lastname();

    /** {@return the email address; empty where the token may not see it} */
    Optional<String> email();

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link Instructor}; not thread-safe. */
    class Builder extends ImmutableInstructor.Builder {
        Builder() {}
    }
}
