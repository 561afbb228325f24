package org.lmsbridge.moodle.destination;

import java.util.Optional;

/**
 * Which records travel together. Records of one group keep their order; a group that is not full waits until enough
 * records wait in all, so that memory does not grow with the number of groups. Immutable.
 */
public final class Grouping {
    private static final Grouping IN_ORDER = new Grouping(Optional.empty());
    private final Optional<String> field;

    private Grouping(Optional<String> field) {
        this.field = field;
    }

    /** {@return records travel in the order in which they come} */
    public static Grouping inOrder() {
        return IN_ORDER;
    }

    /**
     * Lets records travel together that have the same value of a field, such as all enrolments in a course.
     *
     * @param field the field as the destination knows it, after mapping; records without it are a group of their own
     * @return the rule
     */
    public static Grouping byField(String field) {
        return new Grouping(Optional.of(field));
    }

    /** {@return the field, empty for records in order} */
    public Optional<String> field() {
        return field;
    }
}
