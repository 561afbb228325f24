package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A fault that a function tells without failing.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableWarning.class)
@JsonDeserialize(builder = Warning.Builder.class)
public interface Warning {
    /** {@return what it is about, such as {@code user}} */
    Optional<String> item();

    /** {@return the number of what it is about} */
    Optional<Long> itemid();

    /** {@return the code} */
    String warningcode();

    /** {@return the message, in the language of the account} */
    String message();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Warning}. */
    class Builder extends ImmutableWarning.Builder {
        Builder() {}
    }
}
