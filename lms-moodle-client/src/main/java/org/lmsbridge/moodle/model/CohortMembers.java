package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.immutables.value.Value;

/**
 * The members of a cohort; {@code core_cohort_get_cohort_members}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCohortMembers.class)
@JsonDeserialize(builder = CohortMembers.Builder.class)
public interface CohortMembers {
    /** {@return the cohort's number} */
    long cohortid();

    /** {@return the accounts} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Long> userids();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CohortMembers}. */
    class Builder extends ImmutableCohortMembers.Builder {
        Builder() {}
    }
}
