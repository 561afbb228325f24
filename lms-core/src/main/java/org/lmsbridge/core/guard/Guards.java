package org.lmsbridge.core.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.CourseTally;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.setting.Settings;

/**
 * All guards of a bridge: some over the whole site, some over each course, and how long an approval lasts. Pure;
 * immutable.
 *
 * @param site over the whole site
 * @param course over each course
 * @param approvalValidity how long an approval lasts; longer than zero
 */
public record Guards(List<Guard> site, List<Guard> course, Duration approvalValidity) {
    /** How many reasons a plan is stopped with at most; a person reads no more, and the site's come first. */
    public static final int MAX_REASONS = 100;

    public Guards {
        site = List.copyOf(site);
        course = List.copyOf(course);
        if (approvalValidity.isNegative() || approvalValidity.isZero()) {
            throw new IllegalArgumentException("approvalValidity must be longer than zero, not " + approvalValidity);
        }
    }

    /** {@return the guards of somebody who set nothing} */
    public static Guards defaults() {
        return of(GuardSettings.defaults());
    }

    /**
     * Guards with thresholds from settings.
     *
     * @param settings values of {@link GuardSettings#ALL}
     * @return the guards
     */
    public static Guards of(Settings settings) {
        return GuardSettings.guards(settings);
    }

    /**
     * Looks at a whole plan.
     *
     * @param plan the plan
     * @return what is too much: the site's first, then course by course; at most {@link #MAX_REASONS}
     */
    public List<Tripped> check(ChangePlan plan) {
        try (var courses = plan.courses()) {
            return check(plan.header().counts(), plan.header().base(), courses);
        }
    }

    /**
     * Looks at counts.
     *
     * @param counts changes by kind
     * @param base what the site has
     * @param courses what is taken away in courses
     * @return what is too much: the site's first, then course by course; at most {@link #MAX_REASONS}
     */
    public List<Tripped> check(Map<ChangeKind, Long> counts, PlanBase base, Stream<CourseTally> courses) {
        var tripped = new ArrayList<Tripped>();
        site.forEach(guard -> guard.check(counts, base).ifPresent(tripped::add));
        courses.flatMap(tally ->
                        course.stream().map(guard -> guard.check(tally)).flatMap(Optional::stream))
                .limit(MAX_REASONS - tripped.size())
                .forEachOrdered(tripped::add);
        return List.copyOf(tripped);
    }
}
