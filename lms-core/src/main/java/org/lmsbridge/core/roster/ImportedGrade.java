package org.lmsbridge.core.roster;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A grade as number, text and percentage. */
@Value.Immutable
public interface ImportedGrade {
    /** {@return the number of the grade item in the LMS} */
    String itemId();

    /** {@return the name; empty for the course total} */
    Optional<String> name();

    /** {@return the points; empty for none given} */
    Optional<Double> number();

    /** {@return the grade as the site shows it, such as a letter; in the language of the account behind the token} */
    Optional<String> text();

    /** {@return how much of the range from lowest to highest grade was reached, 0 to 100 or beyond; empty for none} */
    Optional<Double> percentage();

    /** {@return when it was graded} */
    Optional<Instant> gradedAt();

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link ImportedGrade}; not thread-safe. */
    class Builder extends ImmutableImportedGrade.Builder {
        Builder() {}
    }
}
