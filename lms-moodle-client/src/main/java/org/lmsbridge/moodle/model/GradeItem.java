package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A grade of a learner. Compare numbers, not texts: those are in the language of the account behind the token.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableGradeItem.class)
@JsonDeserialize(builder = GradeItem.Builder.class)
public interface GradeItem {
    /** {@return the number of the grade item} */
    long id();

    /** {@return the name; absent for totals} */
    Optional<String> itemname();

    /** {@return {@code course} for the course total, {@code category}, {@code mod} or {@code manual}} */
    String itemtype();

    /** {@return the kind of activity} */
    Optional<String> itemmodule();

    /** {@return the number among activities of its kind} */
    Optional<Long> iteminstance();

    /** {@return the identifier of the item} */
    Optional<String> idnumber();

    /** {@return the number of the course module} */
    Optional<Long> cmid();

    /** {@return the grade; absent for none} */
    Optional<Double> graderaw();

    /** {@return the grade as the site shows it, such as a letter or {@code 87,50}; {@code -} for none} */
    Optional<String> gradeformatted();

    /** {@return the lowest grade} */
    Optional<Double> grademin();

    /** {@return the highest grade} */
    Optional<Double> grademax();

    /** {@return when it was graded} */
    Optional<Instant> gradedategraded();

    /** {@return what the teacher wrote about it, HTML} */
    Optional<String> feedback();

    /**
     * Tells how much of the range from the lowest to the highest grade was reached.
     *
     * @return 0 to 100, or beyond where the site allows it, with two decimals; empty for no grade or no range
     */
    default Optional<Double> percentage() {
        double min = grademin().orElse(0.0);
        double range = grademax().orElse(0.0) - min;
        return range <= 0 ? Optional.empty() : graderaw().map(raw -> Math.round((raw - min) / range * 10_000) / 100.0);
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link GradeItem}. */
    class Builder extends ImmutableGradeItem.Builder {
        Builder() {}
    }
}
