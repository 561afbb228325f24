package org.lmsbridge.core.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan takes away in one course. Immutable.
 *
 * @param course the course, as the subjects of its changes begin: {@code course-date:1001}
 * @param enrolments how many active enrolments of ours it had when the plan was made; 0 if the planner did not say
 * @param counts how many destructive changes of each kind the plan has for it
 */
public record CourseTally(String course, long enrolments, Map<ChangeKind, Long> counts) {
    public CourseTally {
        if (enrolments < 0) {
            throw new IllegalArgumentException("enrolments of " + course + " must be at least 0, not " + enrolments);
        }
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}
