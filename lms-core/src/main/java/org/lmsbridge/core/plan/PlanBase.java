package org.lmsbridge.core.plan;

/**
 * How much of ours a site had when a plan was made: what the shares in guards are taken of. Immutable.
 *
 * @param enrolments active enrolments that are ours; at least 0
 * @param accounts active accounts that are ours; at least 0
 * @param courses visible courses that are ours; at least 0
 */
public record PlanBase(long enrolments, long accounts, long courses) {
    /** What a plan has whose planner stated nothing: every change is then more than any share. */
    public static final PlanBase NONE = new PlanBase(0, 0, 0);

    public PlanBase {
        if (enrolments < 0 || accounts < 0 || courses < 0) {
            throw new IllegalArgumentException(
                    "base: enrolments, accounts and courses must be at least 0, not %d, %d and %d"
                            .formatted(enrolments, accounts, courses));
        }
    }
}
