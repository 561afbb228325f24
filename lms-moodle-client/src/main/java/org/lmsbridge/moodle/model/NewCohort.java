package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A cohort to be created; {@code core_cohort_create_cohorts}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableNewCohort.class)
@JsonDeserialize(builder = NewCohort.Builder.class)
public interface NewCohort {
    /** {@return the name} */
    String name();

    /** {@return the identifier, unique in the site} */
    String idnumber();

    /** {@return the category it belongs to; absent for the whole site} */
    Optional<Long> categoryid();

    /** {@return the description, HTML} */
    Optional<String> description();

    /** {@return whether it is shown} */
    @Value.Default
    default boolean visible() {
        return true;
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link NewCohort}. */
    class Builder extends ImmutableNewCohort.Builder {
        Builder() {}
    }
}
