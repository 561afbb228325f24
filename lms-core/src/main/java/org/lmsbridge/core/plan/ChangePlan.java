package org.lmsbridge.core.plan;

import java.util.stream.Stream;
import org.lmsbridge.core.report.Finding;

/**
 * What would change in a site, as it was when the plan was made. Its segments lie in the state store and are read one
 * by one. Immutable and thread-safe; readable as long as the store is open and keeps the plan.
 */
public interface ChangePlan {
    /** {@return counts, digest and date} */
    PlanHeader header();

    /**
     * Reads the segments in the order in which they are applied: by phase, then as they were planned.
     *
     * @return the segments, read as the stream advances; to be closed
     */
    Stream<Segment> segments();

    /**
     * Reads what was left out and why.
     *
     * @return the findings in the order in which they were made, read as the stream advances; to be closed
     */
    Stream<Finding> findings();

    /** {@return whether the site is already as the records call for} */
    default boolean isEmpty() {
        return header().total() == 0;
    }

    /** {@return a table for a terminal: one line a segment, counts by kind} */
    default String asTable() {
        return PlanTable.of(this);
    }
}
