package org.lmsbridge.core.guard;

import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.CourseTally;
import org.lmsbridge.core.plan.PlanBase;

/**
 * One threshold for one measure. A pure function; immutable.
 *
 * @param measure what is counted
 * @param threshold how much of it is too much
 */
public record Guard(Measure measure, Threshold threshold) {
    /**
     * Looks at a whole site.
     *
     * @param counts changes by kind
     * @param base what the site has
     * @return what is too much, if anything is
     */
    public Optional<Tripped> check(Map<ChangeKind, Long> counts, PlanBase base) {
        return check("", measure.count(counts), measure.base(base));
    }

    /**
     * Looks at one course.
     *
     * @param course what is taken away in it
     * @return what is too much, if anything is
     */
    public Optional<Tripped> check(CourseTally course) {
        return check(course.course(), measure.count(course.counts()), course.enrolments());
    }

    private Optional<Tripped> check(String course, long number, long base) {
        return threshold.exceededBy(number, base)
                ? Optional.of(new Tripped(measure, course, number, base, threshold))
                : Optional.empty();
    }
}
