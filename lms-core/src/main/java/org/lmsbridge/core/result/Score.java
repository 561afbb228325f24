package org.lmsbridge.core.result;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A grade in an LMS as number, text and percentage. */
@Value.Immutable
public interface Score {
    /** {@return the number of the grade item in the LMS} */
    long itemId();

    /** {@return the name of the item; empty for the course total} */
    Optional<String> name();

    /** {@return whether it is the course total} */
    boolean courseTotal();

    /** {@return the points; empty for none given, also where one was taken away} */
    Optional<Double> number();

    /** {@return the grade as the site shows it, such as a letter; in the language of the account behind the token} */
    Optional<String> text();

    /** {@return how much of the range from lowest to highest grade was reached, 0 to 100 or beyond; empty for none} */
    Optional<Double> percentage();

    /** {@return what the teacher wrote; HTML unless a setting has it stripped} */
    Optional<String> feedback();

    /** {@return when it was graded} */
    Optional<Instant> gradedAt();

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link Score}; not thread-safe. */
    class Builder extends ImmutableScore.Builder {
        Builder() {}
    }
}
