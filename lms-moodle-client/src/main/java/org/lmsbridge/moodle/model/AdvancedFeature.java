package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * An optional part of Moodle.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableAdvancedFeature.class)
@JsonDeserialize(builder = AdvancedFeature.Builder.class)
public interface AdvancedFeature {
    /** {@return the name, such as {@code enablecompletion}} */
    String name();

    /** {@return 1 where it is on} */
    int value();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link AdvancedFeature}. */
    class Builder extends ImmutableAdvancedFeature.Builder {
        Builder() {}
    }
}
