package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * A web service function that the token may call.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableSiteFunction.class)
@JsonDeserialize(builder = SiteFunction.Builder.class)
public interface SiteFunction {
    /** {@return the name} */
    String name();

    /** {@return the version of the component} */
    String version();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link SiteFunction}. */
    class Builder extends ImmutableSiteFunction.Builder {
        Builder() {}
    }
}
