package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A role in a context; {@code core_role_assign_roles}. It enrols nobody.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableRoleAssignment.class)
@JsonDeserialize(builder = RoleAssignment.Builder.class)
public interface RoleAssignment {
    /** {@return the role's number} */
    long roleid();

    /** {@return the account's number} */
    long userid();

    /** {@return the context, by its own number} */
    Optional<Long> contextid();

    /** {@return the kind of context: system, user, coursecat, course, module or block} */
    Optional<String> contextlevel();

    /** {@return the number of the course, category and so on, with {@link #contextlevel()}} */
    Optional<Long> instanceid();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link RoleAssignment}. */
    class Builder extends ImmutableRoleAssignment.Builder {
        Builder() {}
    }
}
