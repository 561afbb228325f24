package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.immutables.value.Value;

/**
 * The faults that a function told.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableWarnings.class)
@JsonDeserialize(builder = Warnings.Builder.class)
public interface Warnings {
    /** {@return the faults; empty for none} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Warning> warnings();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Warnings}. */
    class Builder extends ImmutableWarnings.Builder {
        Builder() {}
    }
}
