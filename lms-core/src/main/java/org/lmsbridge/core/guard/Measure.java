package org.lmsbridge.core.guard;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.PlanBase;

/** What a guard counts in a plan, and what it takes the share of. */
public enum Measure {
    /** People who leave a course or lose a role in it. */
    REMOVALS(
            "removals",
            "enrolments",
            PlanBase::enrolments,
            kind -> kind == ChangeKind.ENROLMENT_REMOVE || kind == ChangeKind.ROLE_REMOVE),
    /** People who are kept out of a course. */
    SUSPENSIONS("suspensions", "enrolments", PlanBase::enrolments, kind -> kind == ChangeKind.ENROLMENT_SUSPEND),
    /** People who can no longer sign in. */
    ACCOUNT_SUSPENSIONS(
            "account suspensions", "accounts", PlanBase::accounts, kind -> kind == ChangeKind.ACCOUNT_SUSPEND),
    /** Courses that are hidden or deleted. */
    COURSES_WITHDRAWN(
            "courses withdrawn",
            "courses",
            PlanBase::courses,
            kind -> kind == ChangeKind.COURSE_HIDE || kind == ChangeKind.COURSE_DELETE),
    /** Courses that are made. */
    NEW_COURSES("new courses", "courses", PlanBase::courses, kind -> kind == ChangeKind.COURSE_CREATE),
    /** Mails that Moodle may send. */
    PEOPLE_MAILED("people mailed", "enrolments", PlanBase::enrolments, ChangeKind::mailsPeople);

    private final String label;
    private final String baseLabel;
    private final ToLongFunction<PlanBase> base;
    private final Set<ChangeKind> kinds;

    Measure(String label, String baseLabel, ToLongFunction<PlanBase> base, Predicate<ChangeKind> counted) {
        this.label = label;
        this.baseLabel = baseLabel;
        this.base = base;
        this.kinds = Collections.unmodifiableSet(Arrays.stream(ChangeKind.values())
                .filter(counted)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ChangeKind.class))));
    }

    /** {@return what is counted, in words} */
    public String label() {
        return label;
    }

    /** {@return what the share is taken of, in words} */
    public String baseLabel() {
        return baseLabel;
    }

    /** {@return the kinds of change that count} */
    public Set<ChangeKind> kinds() {
        return kinds;
    }

    /**
     * Counts.
     *
     * @param counts changes by kind
     * @return how many of them count
     */
    public long count(Map<ChangeKind, Long> counts) {
        return kinds.stream().mapToLong(kind -> counts.getOrDefault(kind, 0L)).sum();
    }

    /**
     * Picks what the share is taken of.
     *
     * @param all what the site had
     * @return the part that this measure compares with
     */
    public long base(PlanBase all) {
        return base.applyAsLong(all);
    }
}
