package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * A membership of a cohort.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCohortMember.class)
@JsonDeserialize(builder = CohortMember.Builder.class)
public interface CohortMember {
    /** {@return the cohort's number} */
    long cohortid();

    /** {@return the account's number} */
    long userid();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CohortMember}. */
    class Builder extends ImmutableCohortMember.Builder {
        Builder() {}
    }
}
