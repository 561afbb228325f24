package org.lmsbridge.core.guard;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.PlanBase;

/** What a guard counts in a plan, and what it takes the share of. */
public enum Measure {
    /** People who leave a course or lose a role in it. */
    REMOVALS(
            "removals",
            "enrolments",
            PlanBase::enrolments,
            EnumSet.of(ChangeKind.ENROLMENT_REMOVE, ChangeKind.ROLE_REMOVE)),
    /** People who are kept out of a course. */
    SUSPENSIONS("suspensions", "enrolments", PlanBase::enrolments, EnumSet.of(ChangeKind.ENROLMENT_SUSPEND)),
    /** People who can no longer sign in. */
    ACCOUNT_SUSPENSIONS("account suspensions", "accounts", PlanBase::accounts, EnumSet.of(ChangeKind.ACCOUNT_SUSPEND)),
    /** Courses that are hidden or deleted. */
    COURSES_WITHDRAWN(
            "courses withdrawn",
            "courses",
            PlanBase::courses,
            EnumSet.of(ChangeKind.COURSE_HIDE, ChangeKind.COURSE_DELETE)),
    /** Courses that are made. */
    NEW_COURSES("new courses", "courses", PlanBase::courses, EnumSet.of(ChangeKind.COURSE_CREATE)),
    /** Mails that Moodle may send. */
    PEOPLE_MAILED("people mailed", "enrolments", PlanBase::enrolments, mailing());

    private final String label;
    private final String baseLabel;
    private final ToLongFunction<PlanBase> base;
    private final Set<ChangeKind> kinds;

    Measure(String label, String baseLabel, ToLongFunction<PlanBase> base, Set<ChangeKind> kinds) {
        this.label = label;
        this.baseLabel = baseLabel;
        this.base = base;
        this.kinds = Collections.unmodifiableSet(kinds);
    }

    private static Set<ChangeKind> mailing() {
        var mailing = EnumSet.allOf(ChangeKind.class);
        mailing.removeIf(kind -> !kind.mailsPeople());
        return mailing;
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
