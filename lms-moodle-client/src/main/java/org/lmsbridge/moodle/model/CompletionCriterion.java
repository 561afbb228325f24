package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One criterion of a course and how a learner stands.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCompletionCriterion.class)
@JsonDeserialize(builder = CompletionCriterion.Builder.class)
public interface CompletionCriterion {
    /** {@return the kind: 1 self, 2 date, 3 unenrolment, 4 activity, 5 duration, 6 grade, 7 role, 8 course} */
    int type();

    /** {@return the title} */
    String title();

    /** {@return whether it is met} */
    boolean complete();

    /** {@return when it was met} */
    Optional<Instant> timecompleted();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CompletionCriterion}. */
    class Builder extends ImmutableCompletionCriterion.Builder {
        Builder() {}
    }
}
