package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How a learner stands in an activity; {@code core_completion_get_activities_completion_status}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableActivityCompletion.class)
@JsonDeserialize(builder = ActivityCompletion.Builder.class)
public interface ActivityCompletion {
    /** {@return the number of the course module} */
    long cmid();

    /** {@return the kind of activity} */
    String modname();

    /** {@return the number among activities of its kind} */
    long instance();

    /** {@return 0 incomplete, 1 complete, 2 complete and passed, 3 complete and failed} */
    int state();

    /** {@return when the state last changed} */
    Optional<Instant> timecompleted();

    /** {@return 0 not tracked, 1 by hand, 2 by rules} */
    int tracking();

    /** {@return the account that overrode the state} */
    Optional<Long> overrideby();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ActivityCompletion}. */
    class Builder extends ImmutableActivityCompletion.Builder {
        Builder() {}
    }
}
