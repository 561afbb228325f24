package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A cohort.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCohort.class)
@JsonDeserialize(builder = Cohort.Builder.class)
public interface Cohort {
    /** {@return the cohort's number} */
    long id();

    /** {@return the name} */
    String name();

    /** {@return the identifier} */
    Optional<String> idnumber();

    /** {@return the description, HTML} */
    Optional<String> description();

    /** {@return whether it is shown} */
    Optional<Boolean> visible();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Cohort}. */
    class Builder extends ImmutableCohort.Builder {
        Builder() {}
    }
}
