package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * A manual enrolment to be removed; {@code enrol_manual_unenrol_users}. Grades, groups and roles in the course go with it.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUnenrolment.class)
@JsonDeserialize(builder = Unenrolment.Builder.class)
public interface Unenrolment {
    /** {@return the course's number} */
    long courseid();

    /** {@return the account's number} */
    long userid();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Unenrolment}. */
    class Builder extends ImmutableUnenrolment.Builder {
        Builder() {}
    }
}
