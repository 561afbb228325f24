package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A custom report.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableReport.class)
@JsonDeserialize(builder = Report.Builder.class)
public interface Report {
    /** {@return the report's number} */
    long id();

    /** {@return the name} */
    String name();

    /** {@return the PHP class of its source} */
    Optional<String> source();

    /** {@return the name of its source} */
    Optional<String> sourcename();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Report}. */
    class Builder extends ImmutableReport.Builder {
        Builder() {}
    }
}
