package org.lmsbridge.core.guard;

import org.lmsbridge.core.plan.Change;

/**
 * A guard that a plan trips. Immutable.
 *
 * @param measure what there is too much of
 * @param course in which course, as {@code course-date:1001}; empty if in the whole site
 * @param number how many the plan has
 * @param base of how many
 * @param threshold what is allowed
 */
public record Tripped(Measure measure, String course, long number, long base, Threshold threshold) {
    /** {@return one line for a person: what, where, how many, and what is allowed} */
    public String message() {
        return "%s in %s: %d of %d %s; allowed without approval: %d, or %d %%"
                .formatted(
                        measure.label(),
                        course.isEmpty() ? "the site" : course,
                        number,
                        base,
                        measure.baseLabel(),
                        threshold.count(),
                        threshold.percent());
    }

    /** {@return what a person can do about it} */
    public String remedy() {
        return switch (measure) {
            case NEW_COURSES ->
                "Approve the plan if the courses are wanted; otherwise look at the course dates' status"
                        + " and visibility in the records, and make a new plan.";
            case PEOPLE_MAILED ->
                "Approve the plan if these people may be written to; otherwise switch welcome messages"
                        + " off in Moodle first.";
            case REMOVALS, SUSPENSIONS, ACCOUNT_SUSPENSIONS, COURSES_WITHDRAWN ->
                "Compare with the records: a list that"
                        + " came incomplete looks like this. Approve the plan if it is right; otherwise reject it, mend the"
                        + " records and make a new one.";
        };
    }

    /**
     * Says whether a change adds to what there is too much of.
     *
     * @param change a change of the plan
     * @return whether it counts for this guard
     */
    public boolean covers(Change change) {
        return measure.kinds().contains(change.kind())
                && (course.isEmpty() || course.equals(change.course().orElse("")));
    }
}
