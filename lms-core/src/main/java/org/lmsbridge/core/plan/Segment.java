package org.lmsbridge.core.plan;

import java.util.List;

/**
 * A part of a plan that is applied together: some accounts, some courses, or some enrolments of one course. A large one
 * is cut into several segments with the same title, so that one always fits into memory.
 *
 * @param phase when it is applied
 * @param title what it is about, for tables: {@code Accounts}, or a course's name
 * @param changes the changes, at most {@link #MAX_CHANGES}
 */
public record Segment(Phase phase, String title, List<Change> changes) {
    /** How many changes a segment holds at most. */
    public static final int MAX_CHANGES = 500;

    /** The order in which segments are applied: what is referred to comes before what refers to it. */
    public enum Phase {
        /** Courses. */
        COURSES,
        /** Accounts. */
        ACCOUNTS,
        /** Enrolments. */
        ENROLMENTS
    }

    public Segment {
        changes = List.copyOf(changes);
        if (changes.size() > MAX_CHANGES) {
            throw new IllegalArgumentException(
                    "segment " + title + " has " + changes.size() + " changes; at most " + MAX_CHANGES);
        }
    }
}
