package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Changes of a cohort; {@code core_cohort_update_cohorts}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCohortUpdate.class)
@JsonDeserialize(builder = CohortUpdate.Builder.class)
public interface CohortUpdate {
    /** {@return the cohort's number} */
    long id();

    /** {@return the name, which Moodle wants every time} */
    String name();

    /** {@return the identifier, which Moodle wants every time} */
    String idnumber();

    /** {@return the category it belongs to, which Moodle wants every time; absent for the whole site} */
    Optional<Long> categoryid();

    /** {@return the new description, HTML} */
    Optional<String> description();

    /** {@return whether it is shown} */
    Optional<Boolean> visible();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CohortUpdate}. */
    class Builder extends ImmutableCohortUpdate.Builder {
        Builder() {}
    }
}
