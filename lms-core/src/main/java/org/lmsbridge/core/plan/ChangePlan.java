package org.lmsbridge.core.plan;

import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.stream.Stream;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.plan.internal.PlanJson;
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

    /**
     * Reads in which courses something is taken away, and how much.
     *
     * @return courses with destructive changes, in the order of their names, read as the stream advances; to be closed
     */
    Stream<CourseTally> courses();

    /** {@return whether the site is already as the records call for} */
    default boolean isEmpty() {
        return header().total() == 0;
    }

    /**
     * Compares with another plan, change by change; one that is the same but for a value is on both sides. Reads both
     * plans several times where they are large, and holds neither.
     *
     * @param other the other plan
     * @return what only one of them has, read as the stream advances; to be closed
     */
    default Stream<PlanDifference> diff(ChangePlan other) {
        return PlanDiff.of(this, other);
    }

    /**
     * Writes the plan as JSON, always in the same order and with a line for each change; {@code Plans.read} reads it
     * back.
     *
     * @param out where to; stays open
     * @throws UncheckedIOException if it cannot be written
     */
    default void writeJson(Writer out) {
        PlanJson.write(this, out);
    }

    /** {@return a table for a terminal: one line a segment, counts by kind, guards at their defaults that it trips} */
    default String asTable() {
        return asTable(Guards.defaults());
    }

    /**
     * Prints the plan for a terminal.
     *
     * @param guards the guards that it will be held to, as {@link PlanApplier#guards()} gives them
     * @return a line for each segment title, counts by kind, and the guards that it trips
     */
    default String asTable(Guards guards) {
        return PlanTable.of(this, guards);
    }
}
