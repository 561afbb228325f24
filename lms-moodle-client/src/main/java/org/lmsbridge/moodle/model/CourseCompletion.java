package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How a learner stands in a course; {@code core_completion_get_course_completion_status}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCourseCompletion.class)
@JsonDeserialize(builder = CourseCompletion.Builder.class)
public interface CourseCompletion {
    /** {@return whether the course is completed} */
    boolean completed();

    /** {@return 1 where all criteria are needed, 2 where any suffices} */
    Optional<Integer> aggregation();

    /** {@return the criteria} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<CompletionCriterion> completions();

    /**
     * Tells when the course was completed, as well as Moodle lets one know: the time of the criterion met last.
     *
     * @return the time, empty where the course is not completed
     */
    default Optional<Instant> timecompleted() {
        return completed()
                ? completions().stream()
                        .flatMap(criterion -> criterion.timecompleted().stream())
                        .max(Instant::compareTo)
                : Optional.empty();
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CourseCompletion}. */
    class Builder extends ImmutableCourseCompletion.Builder {
        Builder() {}
    }
}
