package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A manual enrolment as it shall be; {@code enrol_manual_enrol_users}. Role, times and suspension are always sent, because Moodle overwrites what is left out.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableEnrolment.class)
@JsonDeserialize(builder = Enrolment.Builder.class)
public interface Enrolment {
    /** {@return the course's number} */
    long courseid();

    /** {@return the account's number} */
    long userid();

    /** {@return the role: on a stock site 5 student, 3 editing teacher, 4 teacher, 1 manager} */
    long roleid();

    /** {@return when it starts; absent for at once} */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @JsonSerialize(using = SecondsOrZero.class)
    Optional<Instant> timestart();

    /** {@return when it ends; absent for never} */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @JsonSerialize(using = SecondsOrZero.class)
    Optional<Instant> timeend();

    /** {@return whether it is suspended} */
    @JsonProperty("suspend")
    @Value.Default
    default boolean suspended() {
        return false;
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Enrolment}. */
    class Builder extends ImmutableEnrolment.Builder {
        Builder() {}
    }
}
